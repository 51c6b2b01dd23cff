//! What is approved is what is printed: the figures of the PDF, read back out of it, are the record's.

use kernel::{Locale, money};
use print::Paper;
use proto::{identity::v1::Letterhead, sales::v1 as wire};
use sales::paper;

use crate::{
    house::reason,
    quoting::{Market, number},
};

/// All words of the PDF, in order, without the blanks between them.
async fn printed(quote: &wire::Quote, locale: Locale) -> String {
    let head =
        Letterhead { name: "星河科技".to_owned(), name_en: "Galaxy".to_owned(), ..Letterhead::default() };
    let content = paper::quote(quote, &head, locale, chrono_tz::Asia::Shanghai).expect("seen whole");
    let pdf = print::print(Paper::Quote, content, vec![]).await.expect("a paper");
    let text = pdf_extract::extract_text_from_mem(&pdf).expect("text");
    text.split_whitespace().collect()
}

/// The same throws every time.
fn dice(first: u64) -> impl Iterator<Item = u64> {
    std::iter::successors(Some(first), |last| {
        Some(last.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1))
    })
    .skip(1)
    .map(|state| state >> 40)
}

/// A number as papers show it.
fn shown(text: &str, decimals: u32) -> String {
    money::written::grouped(number(text), decimals)
}

#[tokio::test]
async fn the_papers_figures_are_the_records() {
    let market = Market::open().await;
    for (n, currency) in ["CNY", "JPY", "KWD"].into_iter().enumerate() {
        let decimals = money::minor_units(currency);
        let mut typed = market.typed("1", "7.5");
        typed.currency = Some(currency.to_owned());
        typed.lines = dice(n as u64 + 1)
            .take(25)
            .map(|seed| wire::QuoteLine {
                section: Some(["甲", "乙"][(seed % 2) as usize].to_owned()),
                name: Some(format!("项目{seed}")),
                quantity: Some(format!("{}.{}", seed % 90 + 1, seed % 10)),
                price: Some(format!(
                    "{}.{:02}",
                    seed % 100_000 + 1,
                    if decimals == 0 { 0 } else { seed % 100 }
                )),
                discount: Some((seed % 9).to_string()),
                tax_rate: Some(["0", "6", "13"][(seed % 3) as usize].to_owned()),
                ..Default::default()
            })
            .collect();
        let made = market.create(&market.director, typed).await.unwrap();
        market.submit(&market.director, made.id()).await.unwrap();
        let quote = market.get(&market.director, made.id()).await;
        let text = printed(&quote, Locale::Zh).await;
        for line in &quote.lines {
            let row = [
                line.name().to_owned(),
                shown(line.quantity(), 0),
                shown(line.price(), decimals),
                shown(line.discount(), 0),
                shown(line.tax_rate(), 0),
                shown(line.total(), decimals),
            ]
            .concat();
            assert!(text.contains(&row), "{row} is not in {text}");
        }
        for (words, total) in
            [("不含税合计", &quote.net_total), ("税额合计", &quote.tax_total), ("总计（含税）", &quote.total)]
        {
            let total = total.as_ref().expect("a total");
            let figure = shown(&total.amount, decimals);
            let figure = if words.starts_with("总计") { format!("{currency}{figure}") } else { figure };
            assert!(text.contains(&format!("{words}{figure}")), "{words} {figure} is not in {text}");
        }
        assert_eq!(text.contains("人民币"), currency == "CNY", "capitals are for yuan");
        assert!(text.contains(quote.number()) && !text.contains("草稿"), "approved: {text}");
    }
}

#[tokio::test]
async fn a_draft_says_so_and_in_english_everything_does() {
    let market = Market::open().await;
    let draft = market.draft("10").await;
    let quote = market.get(&market.rep, &draft).await;
    assert!(printed(&quote, Locale::Zh).await.contains("草稿"));
    let english = printed(&quote, Locale::En).await;
    assert!(
        english.contains("DRAFT") && english.contains("Galaxy") && english.contains("1,017.00"),
        "{english}"
    );
    let mut partial = quote.clone();
    partial.total = None;
    let head = Letterhead::default();
    let refused = paper::quote(&partial, &head, Locale::En, chrono_tz::UTC);
    assert_eq!(reason(refused), "PAPER_NOT_SEEN_WHOLE");
}
