//! What a lead tells of the customer, the contact and the deal that it becomes. Pure.

use kernel::Uuid;
use proto::{
    common::v1 as common, customers::v1 as customers, marketing::v1::ConvertLeadRequest, sales::v1 as sales,
};

use crate::records::Lead;

/// The organisation, or the person where there is none.
pub fn customer(
    lead: &Lead,
    request: &ConvertLeadRequest,
    owner: Option<Uuid>,
    with_contact: bool,
) -> customers::Customer {
    let r#type = match lead.company {
        Some(_) => customers::customer::Type::Company,
        None => customers::customer::Type::Person,
    };
    let addresses = lead.address.iter().map(|street| customers::CustomerAddress {
        r#use: customers::customer_address::Use::Office.into(),
        province: lead.province.clone(),
        city: lead.city.clone(),
        street: Some(street.clone()),
        ..Default::default()
    });
    // what belongs to the person stands with the person
    let own = |value: &Option<String>| value.clone().filter(|_| !with_contact);
    customers::Customer {
        name: Some(customer_name(lead, request)),
        r#type: r#type.into(),
        industry: lead.industry.clone(),
        province: lead.province.clone(),
        city: lead.city.clone(),
        website: lead.website.clone(),
        phone: own(&lead.phone),
        email: own(&lead.email),
        tags: lead.tags.clone(),
        addresses: addresses.collect(),
        owner_id: text(owner),
        lead_id: text(Some(lead.head.id)),
        channel_id: text(lead.channel_id),
        campaign_id: text(lead.campaign_id),
        ..Default::default()
    }
}

fn customer_name(lead: &Lead, request: &ConvertLeadRequest) -> String {
    let named = Some(request.customer_name.trim().to_owned()).filter(|name| !name.is_empty());
    named.or_else(|| lead.company.clone()).or_else(|| lead.name.clone()).unwrap_or_default()
}

/// The person who left it; nobody where nobody is known.
pub fn contact(lead: &Lead) -> Option<customers::Contact> {
    let reachable = lead.phone.is_some() || lead.email.is_some() || lead.wechat.is_some();
    if lead.name == lead.company && !reachable {
        return None;
    }
    Some(customers::Contact {
        name: lead.name.as_deref().map(|name| name.chars().take(100).collect()),
        job_title: lead.job_title.clone(),
        phone: lead.phone.clone(),
        email: lead.email.clone(),
        wechat: lead.wechat.clone(),
        main: true,
        ..Default::default()
    })
}

/// What is hoped to be sold.
pub fn deal(lead: &Lead, request: &ConvertLeadRequest, owner: Option<Uuid>) -> sales::Opportunity {
    let budget = lead.budget.as_ref();
    let budget = budget.map(|money| common::Money {
        currency: money.currency.clone(),
        amount: money.amount.normalize().to_string(),
    });
    let named = |given: &str| Some(given.to_owned()).filter(|given| !given.is_empty());
    sales::Opportunity {
        name: Some(deal_name(lead, request)),
        pipeline_id: named(&request.pipeline_id),
        amount: request.deal_amount.clone().or(budget),
        expected_close_date: named(&request.expected_close_date),
        description: lead.note.clone(),
        owner_id: text(owner),
        lead_id: text(Some(lead.head.id)),
        channel_id: text(lead.channel_id),
        campaign_id: text(lead.campaign_id),
        ..Default::default()
    }
}

/// As named, or who wants what.
fn deal_name(lead: &Lead, request: &ConvertLeadRequest) -> String {
    let named = request.deal_name.trim();
    if !named.is_empty() {
        return named.to_owned();
    }
    let who = customer_name(lead, request);
    let name = lead.interest.as_ref().map_or(who.clone(), |interest| format!("{who} {interest}"));
    name.chars().take(200).collect()
}

fn text(id: Option<Uuid>) -> Option<String> {
    id.map(|id| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead() -> Lead {
        Lead {
            name: Some("王芳".to_owned()),
            company: Some("华星科技".to_owned()),
            phone: Some("+8613800138000".to_owned()),
            interest: Some("ERP".to_owned()),
            address: Some("张江路 1 号".to_owned()),
            ..Lead::default()
        }
    }

    #[test]
    fn the_company_becomes_the_customer_and_the_person_the_contact() {
        let (lead, request) = (lead(), ConvertLeadRequest::default());
        let customer = customer(&lead, &request, None, true);
        assert_eq!((customer.name.as_deref(), customer.phone), (Some("华星科技"), None));
        assert_eq!(customer.addresses.len(), 1);
        let contact = contact(&lead).expect("a person");
        assert_eq!(
            (contact.name.as_deref(), contact.phone.as_deref()),
            (Some("王芳"), Some("+8613800138000"))
        );
        assert_eq!(deal(&lead, &request, None).name.as_deref(), Some("华星科技 ERP"));
    }

    #[test]
    fn without_a_company_the_person_is_the_customer_and_without_a_contact_his_phone_is_kept_there() {
        let lead = Lead { company: None, ..lead() };
        let customer = customer(&lead, &ConvertLeadRequest::default(), None, false);
        assert_eq!(customer.name.as_deref(), Some("王芳"));
        assert_eq!(customer.r#type(), customers::customer::Type::Person);
        assert_eq!(customer.phone.as_deref(), Some("+8613800138000"));
    }

    #[test]
    fn of_a_company_that_left_neither_name_nor_phone_nobody_is_a_contact() {
        let name = Some("华星科技".to_owned());
        let lead = Lead { company: name.clone(), name, ..Lead::default() };
        assert!(contact(&lead).is_none());
    }
}
