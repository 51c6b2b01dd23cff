//! The ready-made pipeline and reasons, in both languages.

use kernel::{Locale, Uuid};

use crate::records::{CloseReason, CloseReasonOutcome, Pipeline, PipelineStage, PipelineStageTask};

/// One stage: what it is called, how likely it wins, its patience in days, what it demands, and the
/// task that it gives with its days.
struct Stage {
    name: (&'static str, &'static str),
    probability: i32,
    patience: i32,
    demands: &'static [&'static str],
    task: Option<((&'static str, &'static str), i32)>,
}

const STAGES: [Stage; 5] = [
    Stage {
        name: ("Qualification", "初步接洽"),
        probability: 10,
        patience: 14,
        demands: &[],
        task: Some((("Find out who decides and what they need", "了解客户需求和决策人"), 3)),
    },
    Stage {
        name: ("Needs analysis", "需求确认"),
        probability: 30,
        patience: 14,
        demands: &[],
        task: Some((("Write down needs, budget and timing", "整理客户需求、预算和时间计划"), 5)),
    },
    Stage {
        name: ("Proposal", "方案报价"),
        probability: 50,
        patience: 14,
        demands: &["amount"],
        task: Some((("Send proposal and price", "提交方案和报价"), 5)),
    },
    Stage {
        name: ("Negotiation", "商务谈判"),
        probability: 70,
        patience: 21,
        demands: &["amount", "expectedCloseDate"],
        task: None,
    },
    Stage {
        name: ("Contract", "签订合同"),
        probability: 90,
        patience: 14,
        demands: &["amount", "expectedCloseDate"],
        task: Some((("Get the contract signed", "推进合同签署"), 7)),
    },
];

const WON: [(&str, &str); 4] = [
    ("Product fits best", "产品最符合需求"),
    ("Price", "价格有优势"),
    ("Service and relationship", "服务与客情关系"),
    ("Brand and references", "品牌与成功案例"),
];

const LOST: [(&str, &str); 6] = [
    ("Price too high", "价格过高"),
    ("Lost to a competitor", "输给竞争对手"),
    ("Product doesn't fit", "产品不满足需求"),
    ("No budget", "客户没有预算"),
    ("Project cancelled or postponed", "项目取消或延期"),
    ("No response", "客户失联"),
];

fn said((en, zh): (&str, &str), locale: Locale) -> String {
    match locale {
        Locale::En => en.to_owned(),
        Locale::Zh => zh.to_owned(),
    }
}

pub fn pipeline(locale: Locale) -> Pipeline {
    let mut pipeline = Pipeline { name: said(("Sales", "销售流程"), locale), ..Pipeline::default() };
    for stage in &STAGES {
        let id = Uuid::now_v7();
        pipeline.stages.push(PipelineStage {
            id,
            name: said(stage.name, locale),
            probability: Some(stage.probability),
            stalled_after_days: Some(stage.patience),
            demanded_fields: stage.demands.iter().map(|name| (*name).to_owned()).collect(),
            ..PipelineStage::default()
        });
        if let Some((subject, days)) = stage.task {
            pipeline.stage_tasks.push(PipelineStageTask {
                id: Uuid::now_v7(),
                stage_id: id,
                subject: said(subject, locale),
                due_in_days: Some(days),
            });
        }
    }
    pipeline.head.id = Uuid::now_v7();
    pipeline
}

pub fn reasons(locale: Locale) -> Vec<CloseReason> {
    let won = WON.iter().map(|name| (CloseReasonOutcome::Won, name));
    let lost = LOST.iter().map(|name| (CloseReasonOutcome::Lost, name));
    let reasons = won.chain(lost).zip(1..).map(|((outcome, name), rank)| CloseReason {
        name: said(*name, locale),
        outcome,
        rank: Some(rank),
        ..CloseReason::default()
    });
    reasons.collect()
}

#[cfg(test)]
mod tests {
    use kernel::{Ctx, FieldErrors};
    use store::Rules as _;

    use super::*;

    #[test]
    fn what_is_ready_made_keeps_to_the_rules() {
        for locale in [Locale::En, Locale::Zh] {
            let mut errors = FieldErrors::default();
            let ctx = Ctx::system("sales", Uuid::nil(), kernel::Time::default());
            pipeline(locale).check(&ctx, None, &mut errors);
            assert!(errors.is_empty(), "{errors:?}");
            assert_eq!(reasons(locale).len(), WON.len() + LOST.len());
        }
        assert_eq!(pipeline(Locale::Zh).stages[2].name, "方案报价");
    }
}
