//! What a clause may leave open: `{{customer}}`, `{{合同金额}}`. On paper the contract's own words stand there instead,
//! or a line to write on where there are none yet.

use kernel::{FieldErrors, Result};

/// What is put in, with its name in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    Customer,
    Contact,
    Company,
    Number,
    Name,
    Amount,
    AmountInWords,
    TaxRate,
    SignedOn,
    StartsOn,
    EndsOn,
    PaymentTerms,
    Plan,
    OurSignatory,
    TheirSignatory,
    Order,
    Quote,
    Owner,
}

const NAMES: &[(Placeholder, &str, &str)] = &[
    (Placeholder::Customer, "customer", "客户"),
    (Placeholder::Contact, "contact", "联系人"),
    (Placeholder::Company, "company", "我方"),
    (Placeholder::Number, "number", "合同编号"),
    (Placeholder::Name, "name", "合同名称"),
    (Placeholder::Amount, "amount", "合同金额"),
    (Placeholder::AmountInWords, "amountInWords", "金额大写"),
    (Placeholder::TaxRate, "taxRate", "税率"),
    (Placeholder::SignedOn, "signedOn", "签订日期"),
    (Placeholder::StartsOn, "startsOn", "生效日期"),
    (Placeholder::EndsOn, "endsOn", "到期日期"),
    (Placeholder::PaymentTerms, "paymentTerms", "付款条件"),
    (Placeholder::Plan, "plan", "回款计划"),
    (Placeholder::OurSignatory, "ourSignatory", "我方签约人"),
    (Placeholder::TheirSignatory, "theirSignatory", "客户签约人"),
    (Placeholder::Order, "order", "订单编号"),
    (Placeholder::Quote, "quote", "报价编号"),
    (Placeholder::Owner, "owner", "负责人"),
];

/// A line to write on.
const BLANK: &str = "________";

impl Placeholder {
    /// By its name, in either language, whatever blanks stand around it.
    fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        NAMES.iter().find(|(_, en, zh)| *en == name || *zh == name).map(|(placeholder, ..)| *placeholder)
    }
}

/// A piece of a clause: words, or what stands between two pairs of braces.
enum Piece<'a> {
    Words(&'a str),
    Named(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = vec![];
    let mut rest = text;
    while let Some((before, named, after)) = next(rest) {
        pieces.push(Piece::Words(before));
        pieces.push(Piece::Named(named));
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

/// The first pair of braces with what stands before, in and after it. A pair that is never closed is words.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (named, after) = rest.split_once("}}")?;
    Some((before, named, after))
}

/// Names every placeholder that nobody could fill in.
pub fn check(at: &str, text: &str, errors: &mut FieldErrors) {
    for piece in pieces(text) {
        match piece {
            Piece::Named(name) if Placeholder::named(name).is_none() => {
                let params = vec![("name".to_owned(), name.trim().to_owned())];
                errors.push_with(at, "UNKNOWN_PLACEHOLDER", params);
            }
            _ => {}
        }
    }
}

/// The text with its placeholders filled in by `told`; what isn't known yet is a line to write on.
pub fn fill(text: &str, told: impl Fn(Placeholder) -> Result<Option<String>>) -> Result<String> {
    let mut filled = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Named(name) => match Placeholder::named(name) {
                Some(placeholder) => filled.push_str(told(placeholder)?.as_deref().unwrap_or(BLANK)),
                None => filled.push_str(&format!("{{{{{name}}}}}")),
            },
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_name_the_same_and_what_is_not_known_is_a_line_to_write_on() {
        let told = |placeholder| {
            Ok(match placeholder {
                Placeholder::Customer => Some("华星科技".to_owned()),
                Placeholder::Amount => Some("¥1,000.00".to_owned()),
                _ => None,
            })
        };
        let filled =
            fill("{{customer}}（{{ 客户 }}）付 {{合同金额}}，{{signedOn}} 起", told).expect("filled");
        assert_eq!(filled, "华星科技（华星科技）付 ¥1,000.00，________ 起");
    }

    #[test]
    fn every_unknown_name_is_told_and_open_braces_are_words() {
        let mut errors = FieldErrors::default();
        check("clauses[0].text", "{{customer}} {{客 户}} {{price}} {{", &mut errors);
        let names: Vec<&str> = errors.found().iter().map(|error| error.params[0].1.as_str()).collect();
        assert_eq!(names, ["客 户", "price"]);
        let told = |_| Ok(None);
        assert_eq!(fill("{{ x", told).expect("words"), "{{ x");
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        let told = |_| Ok(Some("{{amount}}".to_owned()));
        assert_eq!(fill("{{customer}}", told).expect("filled"), "{{amount}}");
    }

    #[test]
    fn no_two_placeholders_have_one_name() {
        let mut names: Vec<&str> = NAMES.iter().flat_map(|(_, en, zh)| [*en, *zh]).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
