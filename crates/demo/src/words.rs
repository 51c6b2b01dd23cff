//! What salespeople write: subjects, notes and next steps, at home and abroad.

/// Chinese, English.
pub type Both = (&'static str, &'static str);

/// A language's words.
pub fn said(both: Both, abroad: bool) -> &'static str {
    if abroad { both.1 } else { both.0 }
}

/// Kind of follow-up, subject, what was done.
pub const FOLLOW_UPS: [(&str, Both, Both); 12] = [
    (
        "CALL",
        ("首次电话沟通", "First call"),
        (
            "介绍了公司和主要产品，对方有兴趣，希望先看资料。",
            "Introduced the company and the main products. They are interested and asked for documents.",
        ),
    ),
    (
        "MAIL",
        ("发送产品资料", "Sent product documents"),
        ("发送了产品手册、成功案例和报价说明。", "Sent the catalogue, two references and the price list."),
    ),
    (
        "VISIT",
        ("上门拜访采购负责人", "Visited the head of purchasing"),
        (
            "现场了解了生产线情况，确认了年度采购计划。",
            "Saw the production lines and confirmed the purchasing plan for the year.",
        ),
    ),
    (
        "MEETING",
        ("技术交流会", "Technical meeting"),
        (
            "双方技术人员就参数和接口进行了交流，还剩两个问题待确认。",
            "Engineers of both sides went through parameters and interfaces; two points are open.",
        ),
    ),
    (
        "CALL",
        ("确认预算和时间", "Confirmed budget and timing"),
        (
            "预算已列入下季度，预计两个月内完成选型。",
            "The budget is planned for next quarter; they will choose within two months.",
        ),
    ),
    (
        "MESSAGE",
        ("微信沟通样品进度", "Messages about the samples"),
        ("样品已收到，测试结果预计下周反馈。", "The samples arrived; results are expected next week."),
    ),
    (
        "VISIT",
        ("拜访总经理", "Visited the managing director"),
        ("总经理认可方案，要求在价格上再做让步。", "He likes the proposal and asks for a better price."),
    ),
    (
        "MEETING",
        ("商务谈判", "Negotiation"),
        (
            "就付款方式和交期达成一致，质保期仍在讨论。",
            "Agreed on payment and delivery; the warranty is still being discussed.",
        ),
    ),
    (
        "CALL",
        ("售后回访", "Follow-up after delivery"),
        ("设备运行正常，客户对服务比较满意。", "Everything runs well and they are content with the service."),
    ),
    (
        "NOTE",
        ("内部记录", "Note"),
        (
            "竞争对手近期也在接触，报价比我们低约百分之五。",
            "A competitor is talking to them too, about five per cent cheaper.",
        ),
    ),
    (
        "MAIL",
        ("发送正式报价", "Sent the offer"),
        ("报价单有效期三十天，已抄送经理。", "The offer is valid for thirty days; copied to the manager."),
    ),
    (
        "CALL",
        ("节日问候", "Season's greetings"),
        ("简单问候，客户近期没有新的需求。", "Short greeting; no new demand at present."),
    ),
];

pub const NEXT_STEPS: [Both; 6] = [
    ("电话确认报价反馈", "Call about the offer"),
    ("安排上门拜访", "Arrange a visit"),
    ("寄送样品", "Send samples"),
    ("准备合同草案", "Draft the contract"),
    ("约技术交流", "Arrange a technical meeting"),
    ("跟进付款进度", "Ask about the payment"),
];

pub const TASKS: [Both; 8] = [
    ("给{}寄送最新产品目录", "Send the new catalogue to {}"),
    ("准备{}的报价方案", "Prepare the offer for {}"),
    ("回访{}", "Call {} back"),
    ("与{}确认交货时间", "Confirm the delivery date with {}"),
    ("整理{}的需求清单", "List what {} needs"),
    ("向{}催收尾款", "Ask {} for the last payment"),
    ("邀请{}参加展会", "Invite {} to the exhibition"),
    ("更新{}的联系人信息", "Bring the contacts of {} up to date"),
];

pub const OUTCOMES: [Both; 4] = [
    ("已完成，客户满意", "Done, they are content"),
    ("已发送，等待回复", "Sent, waiting for the answer"),
    ("客户要求下月再联系", "They asked to be called next month"),
    ("已与对方确认", "Confirmed with them"),
];

pub const DEALS: [Both; 8] = [
    ("年度采购", "annual supply"),
    ("生产线改造", "production line upgrade"),
    ("首批试单", "first order"),
    ("设备更新", "equipment replacement"),
    ("软件服务", "software and services"),
    ("新厂配套", "new plant"),
    ("备品备件", "spare parts"),
    ("扩容二期", "second phase"),
];

/// Name, unit, list price in CNY and in USD.
pub const PRODUCTS: [(Both, Both, u64, u64); 8] = [
    (("恒远智能控制柜 HY-C200", "Hengyuan control cabinet HY-C200"), ("台", "unit"), 18_600, 2_800),
    (("恒远伺服驱动器 HY-S75", "Hengyuan servo drive HY-S75"), ("台", "unit"), 4_280, 640),
    (("恒远工业网关 HY-G10", "Hengyuan industrial gateway HY-G10"), ("台", "unit"), 2_350, 360),
    (("恒远视觉检测站 HY-V5", "Hengyuan vision station HY-V5"), ("套", "set"), 26_800, 3_900),
    (("恒远变频器 HY-F45", "Hengyuan frequency converter HY-F45"), ("台", "unit"), 3_150, 480),
    (("恒远传感器套件 HY-K8", "Hengyuan sensor kit HY-K8"), ("套", "set"), 980, 150),
    (("恒远输送模块 HY-T3", "Hengyuan conveyor module HY-T3"), ("套", "set"), 9_700, 1_450),
    (
        ("恒远数采软件年度许可", "Hengyuan data software, licence for a year"),
        ("套", "licence"),
        12_000,
        1_800,
    ),
];

pub const SETTING_UP: Both = ("安装调试与培训", "Installation, commissioning and training");
pub const LOT: Both = ("项", "lot");
pub const CONTRACT: Both = ("销售合同", " contract");
pub const TERMS_OF_PAYMENT: Both = (
    "合同签订后付 30%，到货验收后付 60%，质保期满付 10%。",
    "30 % on signature, 60 % after acceptance, 10 % at the end of the warranty.",
);
pub const INSTALMENTS: [Both; 3] =
    [("预付款", "Down payment"), ("到货验收款", "On acceptance"), ("质保金", "After the warranty")];
pub const CARRIERS: [Both; 4] = [
    ("顺丰速运", "SF Express"),
    ("德邦物流", "Deppon Logistics"),
    ("京东物流", "JD Logistics"),
    ("跨越速运", "KYE Express"),
];

/// What people do there, and what they have to say when something is bought.
pub const JOBS: [(Both, &str); 8] = [
    (("采购经理", "Purchasing manager"), "BUYS"),
    (("总经理", "Managing director"), "DECIDES"),
    (("技术总监", "Technical director"), "INFLUENCES"),
    (("财务经理", "Finance manager"), "INFLUENCES"),
    (("采购专员", "Buyer"), "BUYS"),
    (("生产厂长", "Plant manager"), "USES"),
    (("信息主管", "Head of IT"), "USES"),
    (("行政助理", "Office assistant"), "INFLUENCES"),
];

pub const SOURCES: [Both; 6] = [
    ("展会", "Exhibition"),
    ("老客户介绍", "Referral"),
    ("网站咨询", "Website"),
    ("电话开发", "Cold call"),
    ("搜索推广", "Search advertising"),
    ("合作伙伴", "Partner"),
];

pub const TAGS: [Both; 6] = [
    ("重点行业", "key industry"),
    ("价格敏感", "price-sensitive"),
    ("有意向", "interested"),
    ("老客户", "long-standing"),
    ("待回访", "to be called"),
    ("上市公司", "listed"),
];

/// City, country, what its numbers begin with and how many digits follow, and what companies are there.
pub const CITIES_ABROAD: [(&str, &str, &str, u32, &str); 12] = [
    ("Hamburg", "Germany", "+4940", 7, "GmbH"),
    ("Zurich", "Switzerland", "+4144", 7, "AG"),
    ("Chicago", "United States", "+1312", 7, "Inc."),
    ("Houston", "United States", "+1713", 7, "LLC"),
    ("London", "United Kingdom", "+44207", 7, "Ltd."),
    ("Lyon", "France", "+33478", 6, "SARL"),
    ("Osaka", "Japan", "+8166", 7, "K.K."),
    ("Singapore", "Singapore", "+6563", 6, "Pte. Ltd."),
    ("Sydney", "Australia", "+6129", 7, "Pty. Ltd."),
    ("Rotterdam", "Netherlands", "+3110", 7, "B.V."),
    ("Madrid", "Spain", "+3491", 7, "S.A."),
    ("Toronto", "Canada", "+1416", 7, "Corp."),
];

pub const GIVEN_ABROAD: [&str; 20] = [
    "Anna", "Ben", "Carla", "David", "Elena", "Felix", "Grace", "Hugo", "Irene", "Jonas", "Karen", "Luca",
    "Maria", "Noah", "Olivia", "Paul", "Rosa", "Simon", "Tara", "Victor",
];
pub const SURNAMES_ABROAD: [&str; 20] = [
    "Anderson", "Bauer", "Conti", "Dubois", "Evans", "Fischer", "Garcia", "Hansen", "Ito", "Jansen",
    "Keller", "Lopez", "Moretti", "Novak", "Owens", "Petit", "Romano", "Schmidt", "Turner", "Wilson",
];

/// Why a customer was given back.
pub const GIVEN_BACK: [Both; 5] = [
    ("暂无采购预算", "No budget this year"),
    ("已选择其他供应商", "They chose another supplier"),
    ("多次联系未果", "Nobody answers any more"),
    ("需求与产品不符", "Our products are not what they need"),
    ("项目延期", "The project was put off"),
];
