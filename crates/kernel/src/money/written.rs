//! Amounts as papers show them: with commas between thousands, and, in Chinese, once more in capitals that nobody
//! can change afterwards.

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

/// `1,234.50`: at least so many decimals, more only where the number has them.
pub fn grouped(number: Decimal, decimals: u32) -> String {
    let mut number = number.normalize();
    if number.scale() < decimals {
        number.rescale(decimals);
    }
    let text = number.abs().to_string();
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut written = String::new();
    if number.is_sign_negative() && !number.is_zero() {
        written.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            written.push(',');
        }
        written.push(digit);
    }
    if let Some(rest) = rest {
        written.push('.');
        written.push_str(rest);
    }
    written
}

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// An amount of yuan in Chinese capitals, `壹仟贰佰元整`, to the fen, as the People's Bank of China asks for it on
/// bills (支付结算办法, annex 1). Nothing for amounts past what has a name.
pub fn capitals(amount: Decimal) -> Option<String> {
    let fen = amount.abs().round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let fen = fen.checked_mul(Decimal::ONE_HUNDRED)?.to_u64()?;
    let (yuan, jiao, fen) = (fen / 100, (fen / 10 % 10) as usize, (fen % 10) as usize);
    let mut written = String::new();
    if amount.is_sign_negative() && !amount.is_zero() {
        written.push('负');
    }
    if yuan > 0 {
        whole(yuan, &mut written);
        written.push('元');
    }
    match (jiao, fen) {
        (0, 0) if yuan == 0 => written.push_str("零元整"),
        (0, 0) => written.push('整'),
        _ => {
            if jiao > 0 {
                written.extend([DIGITS[jiao], '角']);
            } else if yuan > 0 {
                written.push('零');
            }
            if fen > 0 {
                written.extend([DIGITS[fen], '分']);
            } else {
                written.push('整');
            }
        }
    }
    Some(written)
}

/// A whole number; a gap of noughts before the next part is said once.
fn whole(number: u64, written: &mut String) {
    for (unit, name) in [(100_000_000, '亿'), (10_000, '万')] {
        if number >= unit {
            whole(number / unit, written);
            written.push(name);
            let rest = number % unit;
            if rest > 0 {
                if rest < unit / 10 {
                    written.push('零');
                }
                whole(rest, written);
            }
            return;
        }
    }
    let mut gap = false;
    for (unit, name) in [(1000, Some('仟')), (100, Some('佰')), (10, Some('拾')), (1, None)] {
        let digit = (number / unit % 10) as usize;
        if digit == 0 {
            gap |= number >= unit * 10;
            continue;
        }
        if std::mem::take(&mut gap) {
            written.push('零');
        }
        written.push(DIGITS[digit]);
        written.extend(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn thousands_stand_apart() {
        for (text, decimals, written) in [
            ("1234.5", 2, "1,234.50"),
            ("-1234567.891", 2, "-1,234,567.891"),
            ("999", 0, "999"),
            ("1000000", 0, "1,000,000"),
            ("0", 2, "0.00"),
            ("12.3400", 2, "12.34"),
        ] {
            assert_eq!(grouped(number(text), decimals), written);
        }
    }

    #[test]
    fn capitals_follow_the_central_banks_examples() {
        for (amount, written) in [
            ("1409.50", "壹仟肆佰零玖元伍角整"),
            ("6007.14", "陆仟零柒元壹角肆分"),
            ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
            ("107000.53", "壹拾万柒仟元伍角叁分"),
            ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
            ("325.04", "叁佰贰拾伍元零肆分"),
            ("0", "零元整"),
            ("0.05", "伍分"),
            ("0.5", "伍角整"),
            ("10", "壹拾元整"),
            ("10000", "壹万元整"),
            ("10000001", "壹仟万零壹元整"),
            ("100000000", "壹亿元整"),
            ("100010000", "壹亿零壹万元整"),
            ("1234567890123.45", "壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分"),
            ("-20.00", "负贰拾元整"),
        ] {
            assert_eq!(capitals(number(amount)).as_deref(), Some(written), "{amount}");
        }
    }
}
