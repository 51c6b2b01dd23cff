//! The press: one Typst compiler with the font and all templates, made at the first print and kept, so that only
//! the first paper waits for it.

use std::sync::LazyLock;

use kernel::{Error, Result};
use serde_json::Value as Json;
use typst::foundations::{Bytes, Dict, Smart, Value};
use typst_as_lib::{TypstEngine, TypstTemplateCollection};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::{Paper, Picture};

static FONT: &[u8] = include_bytes!("../fonts/NotoSansCJKsc-Regular.otf");

/// How many papers ago something must have been used to be still remembered.
const REMEMBERED: usize = 10;

static ENGINE: LazyLock<TypstEngine<TypstTemplateCollection>> = LazyLock::new(|| {
    TypstEngine::builder()
        .fonts([FONT])
        .with_static_source_file_resolver([
            ("letter.typ", include_str!("../templates/letter.typ")),
            ("quote.typ", include_str!("../templates/quote.typ")),
            ("contract.typ", include_str!("../templates/contract.typ")),
        ])
        .comemo_evict_max_age(Some(REMEMBERED))
        .build()
});

impl Paper {
    fn template(self) -> &'static str {
        match self {
            Self::Quote => "quote.typ",
            Self::Contract => "contract.typ",
        }
    }
}

pub fn print(paper: Paper, content: Json, pictures: Vec<Picture>) -> Result<Vec<u8>> {
    let mut content: Dict = serde_json::from_value(content).map_err(Error::internal)?;
    for picture in pictures {
        content.insert(picture.name.into(), Value::Bytes(Bytes::new(picture.bytes)));
    }
    let compiled = ENGINE.compile_with_input::<_, _, PagedDocument>(paper.template(), content);
    for warning in &compiled.warnings {
        tracing::debug!(?paper, warning = %warning.message, "a paper was set with a warning");
    }
    let document = compiled.output.map_err(Error::internal)?;
    let options = PdfOptions { creator: Smart::Custom(Some("Kehu".to_owned())), ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options)
        .map_err(|errors| Error::internal(errors.iter().map(|e| e.message.to_string()).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn quote(language: &str) -> Json {
        json!({
            "language": language,
            "company": {"name": "星河科技有限公司", "lines": ["上海市浦东新区张江路 1 号", "021-5555 0101"]},
            "number": "QT-2026-00001", "name": "交换机采购", "mark": null,
            "to": {"name": "长江物流 #[weird] *not bold*", "contact": "王喆"},
            "from": "李镕",
            "date": "2026-11-22", "validUntil": "2026-12-22",
            "currency": "CNY", "taxIncluded": true, "discount": "10", "reduction": null, "discounted": true,
            "groups": [
                {"name": "硬件", "lines": [
                    {"name": "交换机 S-24", "description": "24 口\n千兆", "quantity": "10", "unit": "台",
                     "price": "1,200.00", "discount": "5", "tax": "13", "total": "10,260.00"},
                ], "total": "10,260.00"},
                {"name": null, "lines": [
                    {"name": "安装", "description": null, "quantity": "1", "unit": null,
                     "price": "500.00", "discount": "0", "tax": "6", "total": "450.00"},
                ], "total": "450.00"},
            ],
            "net": "9,504.32", "taxes": "1,205.68", "total": "10,710.00", "capitals": "壹万零柒佰壹拾元整",
            "paymentTerms": "签约后 30 天内付清", "deliveryTerms": null, "note": null,
            "bank": {"name": "招商银行上海分行", "account": "6225 0000 1111 2222", "taxNumber": "91310000MA1FL0000X"},
        })
    }

    fn text_of(pdf: &[u8]) -> String {
        pdf_extract::extract_text_from_mem(pdf).expect("a PDF with text")
    }

    #[test]
    fn a_quote_holds_every_word_and_figure_it_was_given() {
        let pdf = print(
            Paper::Quote,
            quote("zh"),
            vec![Picture {
                name: "logo",
                bytes: include_bytes!("../../identity/tests/it/logo.png").to_vec(),
            }],
        )
        .expect("a paper");
        let text: String = text_of(&pdf).split_whitespace().collect();
        for part in [
            "报价单",
            "QT-2026-00001",
            "星河科技有限公司",
            "王喆",
            "李镕",
            "交换机S-24",
            "1,200.00",
            "10,710.00",
            "壹万零柒佰壹拾元整",
            "#[weird]*notbold*",
            "签约后30天内付清",
            "91310000MA1FL0000X",
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }

    #[test]
    fn in_english_it_speaks_english() {
        let pdf = print(Paper::Quote, quote("en"), vec![]).expect("a paper");
        let text = text_of(&pdf);
        assert!(text.contains("Quotation") && text.contains("Valid until"), "{text}");
        assert!(!text.contains("报价单") && !text.contains("大写"), "{text}");
    }

    #[test]
    fn a_draft_is_marked_and_two_hundred_lines_go_over_several_pages() {
        let mut content = quote("zh");
        content["mark"] = json!("草稿");
        let line = content["groups"][0]["lines"][0].clone();
        content["groups"][0]["lines"] = vec![line; 200].into();
        let pdf = print(Paper::Quote, content, vec![]).expect("a paper");
        let pages = pdf_extract::extract_text_from_mem_by_pages(&pdf).expect("pages");
        assert!(pages.len() > 5, "{} pages", pages.len());
        assert!(pages.iter().all(|page| page.contains("草稿") && page.contains("QT-2026-00001")));
    }

    fn contract(language: &str) -> Json {
        json!({
            "language": language, "title": if language == "zh" { "销售合同" } else { "Sales contract" },
            "company": {"name": "星河科技有限公司", "lines": ["上海市浦东新区张江路 1 号"]},
            "number": "CT-2026-00001", "name": "ERP 实施", "mark": null,
            "to": {"name": "长江物流 #[weird] *not bold*", "contact": "王喆", "signatory": null},
            "ours": {"signatory": "李镕"},
            "bank": {"name": "招商银行上海分行", "account": "6225 0000 1111 2222", "taxNumber": "91310000MA1FL0000X"},
            "signedOn": null, "startsOn": "2026-12-01", "endsOn": "2027-11-30",
            "currency": "CNY", "amount": "10,710.00", "capitals": "人民币壹万零柒佰壹拾元整", "tax": "13",
            "paymentTerms": "签约后 30 天内付清",
            "plan": [
                {"phase": "1", "name": "首付款", "dueOn": "2026-12-01", "amount": "3,000.00"},
                {"phase": "2", "name": "验收款", "dueOn": "2027-03-01", "amount": "7,710.00"},
            ],
            "clauses": [
                {"heading": "标的", "text": "第一段\n\n#[weird] = 第二段"},
                {"heading": null, "text": "没有标题的条款"},
            ],
        })
    }

    #[test]
    fn a_contract_counts_its_clauses_and_has_room_for_both_signatures() {
        let pdf = print(Paper::Contract, contract("zh"), vec![]).expect("a paper");
        let text: String = text_of(&pdf).split_whitespace().collect();
        for part in [
            "销售合同",
            "CT-2026-00001",
            "长江物流#[weird]*notbold*",
            "10,710.00",
            "人民币壹万零柒佰壹拾元整",
            "1首付款",
            "7,710.00",
            "第一条标的第一段#[weird]=第二段",
            "第二条没有标题的条款",
            "甲方（签章）",
            "乙方（盖章）",
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
        let english = text_of(&print(Paper::Contract, contract("en"), vec![]).expect("a paper"));
        assert!(english.contains("Sales contract") && english.contains("Payment plan"), "{english}");
        assert!(!english.contains("第一条") && !english.contains("甲方"), "{english}");
    }
}
