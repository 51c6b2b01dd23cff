//! What no role of sales or marketing may miss.

/// Colleagues and departments by name, the pipelines, reasons, products, campaigns and contract templates to choose from, and how
/// much discount one may give.
pub const LOOKING_UP: &[&str] = &[
    "identity.user.read",
    "identity.department.read",
    "identity.position.read",
    "identity.group.read",
    "sales.pipeline.read",
    "sales.close_reason.read",
    "sales.product.read",
    "sales.price_book.read",
    "sales.price_book_line.read",
    "sales.discount_limit.read",
    "finance.contract_template.read",
    "marketing.channel.read",
    "marketing.campaign.read",
];

/// Phones and addresses that others see masked.
pub const SENSITIVE: &[&str] = &[
    "customers.customer.phone",
    "customers.customer.email",
    "customers.contact.phone",
    "customers.contact.email",
    "customers.contact.wechat",
    "marketing.lead.phone",
    "marketing.lead.email",
    "marketing.lead.wechat",
    "marketing.form_submission.answers",
    "marketing.form_submission.email",
];
