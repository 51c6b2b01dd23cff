//! One test's house: a database, a rep with a customer, his manager who approves, and a finance clerk.

use finance::{
    commands::{changes, contracts, credit, invoices, payments, plans},
    records::{Contract, CreditAccount, Invoice, InvoiceTitle, Payment, PaymentAllocation, ReceivablePlan},
};
use kernel::{Ctx, Result, Scope, Uuid};
use proto::{common::v1::Money, finance::v1 as wire};
use rust_decimal::Decimal;
use store::{
    ListRequest, Registry,
    directory::{Entry, NoOtherServices, put},
    records,
};
use testkit::{Person, Published, Service, TestDb};

pub struct House {
    pub db: TestDb,
    pub customer: Uuid,
    pub rep: Person,
    pub manager: Person,
    pub clerk: Person,
}

pub fn service() -> Service {
    let registry = || Registry { ..runtime::registry::registry("finance", finance::records::ALL.to_vec()) };
    Service { name: "finance", migrator: finance::service().migrator, registry }
}

impl House {
    pub async fn open() -> Self {
        let db = TestDb::open(&service()).await;
        let company = db.company.clone();
        let with = |person: &Person, scope| person.clone().powerless().granted("finance.*", scope);
        let rep = with(&company.rep, Scope::Own).granted("customers.*", Scope::Own);
        let manager =
            with(&company.manager, Scope::DepartmentTree).granted("customers.*", Scope::DepartmentTree);
        let clerk = with(&company.stranger, Scope::All).granted("customers.customer.read", Scope::All);
        let mut house = Self { db, customer: Uuid::nil(), rep, manager, clerk };
        house.customer = house.new_customer("华星科技").await;
        house
    }

    /// A customer of the rep.
    pub async fn new_customer(&self, title: &str) -> Uuid {
        self.know("customers.customer", title, Uuid::now_v7()).await
    }

    /// Puts a record of another service into the directory, the rep's.
    pub async fn know(&self, kind: &str, title: &str, id: Uuid) -> Uuid {
        let entry = Entry {
            kind: kind.to_owned(),
            id,
            version: 1,
            title: title.to_owned(),
            owner_id: Some(self.rep.id),
            department_id: Some(self.db.company.east),
            ..Entry::default()
        };
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        put(&mut uow, &entry).await.unwrap();
        uow.commit_quietly().await.unwrap();
        id
    }

    pub fn call(&self, person: &Person, permission: &'static str) -> Ctx {
        person.call(&self.db, permission)
    }

    pub fn typed(&self, amount: &str) -> wire::Contract {
        wire::Contract {
            name: Some("ERP 实施".to_owned()),
            customer_id: Some(self.customer.to_string()),
            amount: yuan(amount),
            tax_rate: Some("13".to_owned()),
            ..Default::default()
        }
    }

    pub async fn create(&self, person: &Person, typed: wire::Contract) -> Result<wire::Contract> {
        let ctx = self.call(person, "finance.contract.create");
        contracts::create(&self.db, &ctx, &NoOtherServices, Some(typed)).await
    }

    pub async fn submit(&self, person: &Person, id: &str) -> Result<wire::Contract> {
        let ctx = self.call(person, "finance.contract.submit");
        let request = wire::SubmitContractRequest { id: id.to_owned(), ..Default::default() };
        contracts::submit(&self.db, &ctx, request, Some(self.manager.id)).await
    }

    pub async fn approve(&self, person: &Person, id: &str) -> Result<wire::Contract> {
        let ctx = self.call(person, "finance.contract.approve");
        let request = wire::ApproveContractRequest { id: id.to_owned(), ..Default::default() };
        contracts::approve(&self.db, &ctx, request).await
    }

    pub async fn sign(&self, person: &Person, id: &str) -> Result<wire::Contract> {
        let ctx = self.call(person, "finance.contract.sign");
        let request = wire::SignContractRequest { id: id.to_owned(), ..Default::default() };
        contracts::sign(&self.db, &ctx, request).await
    }

    /// A contract of the rep that both sides have signed.
    pub async fn signed(&self, typed: wire::Contract) -> String {
        let id = self.create(&self.rep, typed).await.unwrap().id.unwrap();
        self.submit(&self.rep, &id).await.unwrap();
        self.approve(&self.manager, &id).await.unwrap();
        self.sign(&self.rep, &id).await.unwrap();
        id
    }

    pub async fn complete(&self, id: &str) -> Result<wire::Contract> {
        let ctx = self.call(&self.manager, "finance.contract.complete");
        contracts::complete(&self.db, &ctx, wire::CompleteContractRequest { id: id.to_owned() }).await
    }

    pub async fn terminate(&self, id: &str) -> Result<wire::Contract> {
        let ctx = self.call(&self.manager, "finance.contract.terminate");
        let request =
            wire::TerminateContractRequest { id: id.to_owned(), reason: "客户取消项目".to_owned() };
        contracts::terminate(&self.db, &ctx, request).await
    }

    /// Asks for a change order to this amount; answers with its id.
    pub async fn change(&self, id: &str, amount: &str) -> Result<String> {
        let ctx = self.call(&self.rep, "finance.contract.change");
        let request = wire::ChangeContractRequest {
            id: id.to_owned(),
            amount: amount.to_owned(),
            reason: "范围调整".to_owned(),
            ..Default::default()
        };
        let contract = contracts::change(&self.db, &ctx, request, None).await?;
        Ok(contract.pending_change_id.unwrap())
    }

    pub async fn approve_change(&self, person: &Person, id: &str) -> Result<wire::ContractChange> {
        let ctx = self.call(person, "finance.contract_change.approve");
        let request = wire::ApproveContractChangeRequest { id: id.to_owned(), ..Default::default() };
        changes::approve(&self.db, &ctx, request).await
    }

    pub async fn withdraw_change(&self, id: &str) -> Result<wire::ContractChange> {
        let ctx = self.call(&self.rep, "finance.contract_change.withdraw");
        changes::withdraw(&self.db, &ctx, wire::WithdrawContractChangeRequest { id: id.to_owned() }).await
    }

    pub async fn plan(&self, contract: &str, due_on: &str, amount: &str) -> Result<wire::ReceivablePlan> {
        self.plan_of(contract, due_on, yuan(amount).unwrap()).await
    }

    pub async fn plan_of(&self, contract: &str, due_on: &str, amount: Money) -> Result<wire::ReceivablePlan> {
        let ctx = self.call(&self.rep, "finance.receivable_plan.create");
        let plan = wire::ReceivablePlan {
            name: Some("进度款".to_owned()),
            contract_id: Some(contract.to_owned()),
            due_on: Some(due_on.to_owned()),
            amount: Some(amount),
            ..Default::default()
        };
        plans::create(&self.db, &ctx, &NoOtherServices, Some(plan)).await
    }

    pub async fn replan(&self, id: &str, due_on: &str, amount: &str) -> Result<wire::ReceivablePlan> {
        let ctx = self.call(&self.rep, "finance.receivable_plan.update");
        let plan = wire::ReceivablePlan {
            id: Some(id.to_owned()),
            due_on: Some(due_on.to_owned()),
            amount: yuan(amount),
            ..Default::default()
        };
        let paths = vec!["dueOn".to_owned(), "amount".to_owned()];
        plans::update(&self.db, &ctx, Some(plan), Some(paths)).await
    }

    pub async fn unplan(&self, id: &str) -> Result<()> {
        plans::delete(&self.db, &self.call(&self.rep, "finance.receivable_plan.delete"), id).await
    }

    pub async fn pay(&self, contract: Option<&str>, amount: &str) -> Result<wire::Payment> {
        let payment = wire::Payment {
            customer_id: Some(self.customer.to_string()),
            contract_id: contract.map(str::to_owned),
            amount: yuan(amount),
            ..Default::default()
        };
        self.book(payment).await
    }

    pub async fn book(&self, payment: wire::Payment) -> Result<wire::Payment> {
        let ctx = self.call(&self.clerk, "finance.payment.create");
        payments::create(&self.db, &ctx, &NoOtherServices, Some(payment)).await
    }

    pub async fn allocate(&self, id: &str, to: &[(&str, &str)]) -> Result<wire::Payment> {
        let ctx = self.call(&self.clerk, "finance.payment.allocate");
        let one = |(contract, amount): &(&str, &str)| wire::AllocationAsked {
            contract_id: (*contract).to_owned(),
            amount: (*amount).to_owned(),
            ..Default::default()
        };
        let request =
            wire::AllocatePaymentRequest { id: id.to_owned(), allocations: to.iter().map(one).collect() };
        payments::allocate(&self.db, &ctx, request).await
    }

    pub async fn release(&self, id: &str, contract: &str, amount: &str) -> Result<wire::Payment> {
        let ctx = self.call(&self.clerk, "finance.payment.allocate");
        let request = wire::ReleasePaymentRequest {
            id: id.to_owned(),
            contract_id: contract.to_owned(),
            amount: amount.to_owned(),
            ..Default::default()
        };
        payments::release(&self.db, &ctx, request).await
    }

    pub async fn refund(&self, id: &str, amount: &str) -> Result<wire::Payment> {
        let ctx = self.call(&self.clerk, "finance.payment.refund");
        let request = wire::RefundPaymentRequest {
            id: id.to_owned(),
            amount: amount.to_owned(),
            reason: "多付退回".to_owned(),
        };
        payments::refund(&self.db, &ctx, request).await
    }

    pub async fn void(&self, id: &str) -> Result<wire::Payment> {
        let ctx = self.call(&self.clerk, "finance.payment.void");
        let request = wire::VoidPaymentRequest { id: id.to_owned(), reason: "录入错误".to_owned() };
        payments::void(&self.db, &ctx, request).await
    }

    pub async fn invoice(&self, contract: &str, amount: &str) -> Result<wire::Invoice> {
        self.invoice_of(contract, yuan(amount).unwrap()).await
    }

    pub async fn invoice_of(&self, contract: &str, amount: Money) -> Result<wire::Invoice> {
        let ctx = self.call(&self.rep, "finance.invoice.create");
        let invoice = wire::Invoice {
            contract_id: Some(contract.to_owned()),
            amount: Some(amount),
            kind: wire::invoice::Kind::VatSpecial.into(),
            ..Default::default()
        };
        invoices::request(&self.db, &ctx, &NoOtherServices, Some(invoice), None).await
    }

    /// Approves and issues an invoice.
    pub async fn issue(&self, id: &str, tax_number: &str) -> Result<wire::Invoice> {
        let ctx = self.call(&self.manager, "finance.invoice.approve");
        let request = wire::ApproveInvoiceRequest { id: id.to_owned(), ..Default::default() };
        invoices::approve(&self.db, &ctx, request).await?;
        let ctx = self.call(&self.clerk, "finance.invoice.issue");
        let request = wire::IssueInvoiceRequest {
            id: id.to_owned(),
            tax_number: tax_number.to_owned(),
            ..Default::default()
        };
        invoices::issue(&self.db, &ctx, request).await
    }

    pub async fn void_invoice(&self, id: &str) -> Result<wire::Invoice> {
        let ctx = self.call(&self.clerk, "finance.invoice.void");
        let request = wire::VoidInvoiceRequest { id: id.to_owned(), reason: "抬头有误".to_owned() };
        invoices::void(&self.db, &ctx, request).await
    }

    pub async fn red(&self, id: &str, tax_number: &str, amount: &str) -> Result<wire::Invoice> {
        let ctx = self.call(&self.clerk, "finance.invoice.red");
        let request = wire::RedInvoiceRequest {
            id: id.to_owned(),
            tax_number: tax_number.to_owned(),
            amount: amount.to_owned(),
            reason: "退货".to_owned(),
            ..Default::default()
        };
        invoices::red(&self.db, &ctx, request).await
    }

    pub async fn title(&self, name: &str, main: bool) -> wire::InvoiceTitle {
        let ctx = self.call(&self.rep, "finance.invoice_title.create");
        let title = wire::InvoiceTitle {
            name: Some(name.to_owned()),
            customer_id: Some(self.customer.to_string()),
            kind: wire::invoice_title::Kind::Company.into(),
            taxpayer_id: Some("91310115MA1K4ABC0X".to_owned()),
            main,
            ..Default::default()
        };
        records::create::<InvoiceTitle>(&self.db, &ctx, Some(title), &NoOtherServices).await.unwrap()
    }

    pub async fn contract(&self, id: &str) -> wire::Contract {
        let ctx = self.call(&self.clerk, "finance.contract.read");
        records::get::<Contract>(&self.db, &ctx, id).await.unwrap()
    }

    pub async fn payment(&self, id: &str) -> wire::Payment {
        let ctx = self.call(&self.clerk, "finance.payment.read");
        records::get::<Payment>(&self.db, &ctx, id).await.unwrap()
    }

    /// The instalments of a contract as `received/due`, in the order in which they are due.
    pub async fn planned(&self, contract: &str) -> Vec<String> {
        let ctx = self.call(&self.clerk, "finance.receivable_plan.read");
        let filter = format!("contractId = \"{contract}\"");
        let asked = ListRequest { filter, order_by: "dueOn".to_owned(), ..ListRequest::default() };
        let page = records::list::<ReceivablePlan>(&self.db, &ctx, asked).await.unwrap();
        let told = |plan: &wire::ReceivablePlan| format!("{}/{}", told(&plan.allocated), told(&plan.amount));
        page.records.iter().map(told).collect()
    }

    /// The ledger of a contract, oldest first: what happened and how much.
    pub async fn ledger(&self, contract: &str) -> Vec<(wire::payment_allocation::Why, String)> {
        let ctx = self.call(&self.clerk, "finance.payment_allocation.read");
        let filter = format!("contractId = \"{contract}\"");
        let asked =
            ListRequest { filter, order_by: "id".to_owned(), page_size: 200, ..ListRequest::default() };
        let page = records::list::<PaymentAllocation>(&self.db, &ctx, asked).await.unwrap();
        page.records.iter().map(|entry| (entry.why(), told(&entry.amount))).collect()
    }

    pub async fn account(&self) -> wire::CreditAccount {
        let ctx = self.call(&self.clerk, "finance.credit_account.read");
        let filter = format!("customerId = \"{}\" AND currency = \"CNY\"", self.customer);
        let asked = ListRequest { filter, ..ListRequest::default() };
        let mut page = records::list::<CreditAccount>(&self.db, &ctx, asked).await.unwrap();
        assert_eq!(page.records.len(), 1, "one account of a customer in a currency");
        page.records.remove(0)
    }

    pub async fn limit(&self, amount: &str, days: i32) -> Result<wire::CreditAccount> {
        let ctx = self.call(&self.clerk, "finance.credit_account.update");
        let account = wire::CreditAccount {
            id: self.account().await.id,
            credit_limit: yuan(amount),
            credit_days: Some(days),
            ..Default::default()
        };
        let paths = vec!["creditLimit".to_owned(), "creditDays".to_owned()];
        credit::update(&self.db, &ctx, Some(account), Some(paths)).await
    }

    pub async fn invoices(&self) -> Vec<wire::Invoice> {
        let ctx = self.call(&self.clerk, "finance.invoice.read");
        let asked = ListRequest { order_by: "number".to_owned(), page_size: 200, ..ListRequest::default() };
        records::list::<Invoice>(&self.db, &ctx, asked).await.unwrap().records
    }

    /// Events of one verb.
    pub async fn told(&self, subject: &str) -> Vec<Published> {
        let subject = format!("finance.{subject}");
        self.db.published().await.into_iter().filter(|event| event.subject == subject).collect()
    }

    /// Reasons of all notices, with whom they tell.
    pub async fn notices(&self) -> Vec<(String, Vec<Uuid>)> {
        let told = self.told("notice.given").await;
        let read = |event: &Published| {
            let detail = &event.body["data"]["detail"];
            let to = serde_json::from_value(detail["to"].clone()).unwrap();
            (detail["reason"].as_str().unwrap().to_owned(), to)
        };
        told.iter().map(read).collect()
    }
}

pub fn yuan(amount: &str) -> Option<Money> {
    Some(Money { currency: "CNY".to_owned(), amount: amount.to_owned() })
}

/// An amount in its shortest form; nothing is `-`.
pub fn told(money: &Option<Money>) -> String {
    match money {
        None => "-".to_owned(),
        Some(money) => money.amount.parse::<Decimal>().unwrap().normalize().to_string(),
    }
}

/// `field REASON` of each wrong field.
pub fn wrong<T: std::fmt::Debug>(refused: Result<T>) -> Vec<String> {
    let error = refused.expect_err("refused");
    error.fields().iter().map(|field| format!("{} {}", field.field, field.reason)).collect()
}

pub fn reason<T: std::fmt::Debug>(refused: Result<T>) -> &'static str {
    refused.expect_err("refused").reason()
}
