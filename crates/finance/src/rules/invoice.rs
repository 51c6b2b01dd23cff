//! What holds for every invoice: its tax follows from amount and rate, and its amount counts against the
//! contract from the request on, until it is refused, voided or called back.

use chrono::Datelike;
use kernel::{
    Ctx, Date, Error, FieldErrors, Money, Result,
    money::{Asked, Whole, offer},
};
use rust_decimal::Decimal;
use store::Rules;

use super::amounts;
use crate::{
    ground::amount,
    records::{Invoice, InvoiceKind, InvoiceState, InvoiceTitle},
};

impl Rules for Invoice {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.red_of_id.is_none() {
            amounts::payable("amount", self.amount.as_ref(), errors);
        }
        amounts::per_cent("taxRate", self.tax_rate, errors);
    }

    fn available(&self, action: &str) -> bool {
        match action {
            "update" => !self.head.locked,
            "approve" | "reject" => self.awaits_decision().is_ok(),
            "issue" => self.can_be_issued().is_ok(),
            "void" => self.can_be_voided().is_ok(),
            "red" => self.can_be_called_back().is_ok(),
            _ => true,
        }
    }
}

impl Invoice {
    pub fn awaits_decision(&self) -> Result<()> {
        self.among(&[InvoiceState::Requested], "INVOICE_NOT_REQUESTED")
    }

    pub fn can_be_issued(&self) -> Result<()> {
        self.among(&[InvoiceState::Approved], "INVOICE_NOT_APPROVED")
    }

    /// What isn't issued yet is called off; what is issued on paper may be voided, what is digital only called back.
    pub fn can_be_voided(&self) -> Result<()> {
        let open = [InvoiceState::Requested, InvoiceState::Approved, InvoiceState::Issued];
        self.among(&open, "INVOICE_NOT_VOIDABLE")?;
        let issued = self.state == InvoiceState::Issued;
        let digital = matches!(self.kind, InvoiceKind::DigitalSpecial | InvoiceKind::DigitalOrdinary);
        let touched = self.red_of_id.is_some() || !amount(self.reddened.as_ref()).is_zero();
        if issued && (digital || touched) {
            return Err(Error::precondition("INVOICE_ONLY_CALLED_BACK"));
        }
        Ok(())
    }

    /// An issued one may be voided in the month of its issue.
    pub fn still_this_month(&self, today: Date) -> Result<()> {
        let month = |day: Date| (day.year(), day.month());
        match self.issued_on.filter(|day| self.state == InvoiceState::Issued && month(*day) != month(today)) {
            Some(_) => Err(Error::precondition("INVOICE_ONLY_CALLED_BACK")),
            None => Ok(()),
        }
    }

    pub fn can_be_called_back(&self) -> Result<()> {
        match self.red_of_id {
            Some(_) => Err(Error::precondition("INVOICE_IS_RED")),
            None => self.among(&[InvoiceState::Issued], "INVOICE_NOT_ISSUED"),
        }
    }

    fn among(&self, states: &[InvoiceState], refusal: &'static str) -> Result<()> {
        if states.contains(&self.state) { Ok(()) } else { Err(Error::precondition(refusal)) }
    }

    /// Takes a state with the lock that belongs to it: only a request may be changed.
    pub fn enter(&mut self, state: InvoiceState) {
        self.state = state;
        self.head.locked = state != InvoiceState::Requested;
    }

    /// What of it has not been called back.
    pub fn left(&self) -> Decimal {
        amount(self.amount.as_ref()) - amount(self.reddened.as_ref())
    }

    /// Works out what of the amount is tax, half-up to what the currency can pay.
    pub fn reckon(&mut self) -> Result<()> {
        let Some(gross) = self.amount.clone() else { return Ok(()) };
        let back = gross.amount < Decimal::ZERO;
        let one = Asked {
            quantity: Decimal::ONE,
            price: gross.amount.abs(),
            discount: Decimal::ZERO,
            tax: self.tax_rate.unwrap_or_default(),
        };
        let whole = Whole { tax_included: true, ..Whole::default() };
        let told = offer(&gross.currency, &[one], &whole)?.total;
        let signed = |money: Money| Money {
            amount: if back { -money.amount } else { money.amount }.normalize(),
            ..money
        };
        (self.net, self.tax) = (Some(signed(told.net)), Some(signed(told.tax)));
        Ok(())
    }

    /// Fills what was left empty from the customer's details.
    pub fn fill(&mut self, from: &InvoiceTitle) {
        let fill = |own: &mut Option<String>, theirs: &Option<String>| {
            if own.is_none() {
                own.clone_from(theirs);
            }
        };
        // a title of its own stands for itself: another's tax id would be wrong
        if self.title.is_none() {
            self.title = Some(from.name.clone());
            fill(&mut self.taxpayer_id, &from.taxpayer_id);
            fill(&mut self.bank_name, &from.bank_name);
            fill(&mut self.bank_account, &from.bank_account);
            fill(&mut self.address, &from.address);
            fill(&mut self.phone, &from.phone);
        }
        fill(&mut self.email, &from.email);
    }

    /// The red-letter invoice that calls back so much of this one, and what stays of its net and tax.
    pub fn called_back(&self, part: Decimal) -> Result<Self> {
        let currency = self.amount.as_ref().map(|amount| amount.currency.clone()).unwrap_or_default();
        let mut red = Self {
            customer_id: self.customer_id,
            contract_id: self.contract_id,
            kind: self.kind,
            amount: Some(Money { currency, amount: -part }),
            tax_rate: self.tax_rate,
            invoice_title_id: self.invoice_title_id,
            title: self.title.clone(),
            taxpayer_id: self.taxpayer_id.clone(),
            bank_name: self.bank_name.clone(),
            bank_account: self.bank_account.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            items: self.items.clone(),
            red_of_id: Some(self.head.id),
            ..Self::default()
        };
        red.head.placement = self.head.placement.clone();
        red.enter(InvoiceState::Issued);
        red.reckon()?;
        Ok(red)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invoice(amount: &str, rate: i64) -> Invoice {
        Invoice {
            amount: Money::parse("CNY", amount).ok(),
            tax_rate: Some(Decimal::from(rate)),
            ..Invoice::default()
        }
    }

    fn net_and_tax(invoice: &mut Invoice) -> (String, String) {
        invoice.reckon().expect("an amount");
        (
            amounts::told(invoice.net.as_ref()).unwrap_or_default(),
            amounts::told(invoice.tax.as_ref()).unwrap_or_default(),
        )
    }

    #[test]
    fn the_tax_is_taken_out_of_the_amount_half_up() {
        let told = |net: &str, tax: &str| (format!("CNY {net}"), format!("CNY {tax}"));
        assert_eq!(net_and_tax(&mut invoice("113.00", 13)), told("100", "13"));
        assert_eq!(net_and_tax(&mut invoice("100.00", 13)), told("88.5", "11.5"));
        assert_eq!(net_and_tax(&mut invoice("-100.00", 13)), told("-88.5", "-11.5"));
        assert_eq!(net_and_tax(&mut invoice("0.01", 6)), told("0.01", "0"));
        assert_eq!(net_and_tax(&mut invoice("99.99", 0)), told("99.99", "0"));
    }

    #[test]
    fn paper_is_voided_in_its_month_and_what_is_digital_only_called_back() {
        let day = |m, d| Date::from_ymd_opt(2026, m, d).expect("a day");
        let mut paper = Invoice { kind: InvoiceKind::VatSpecial, ..invoice("113", 13) };
        paper.enter(InvoiceState::Issued);
        paper.issued_on = Some(day(3, 31));
        assert!(paper.can_be_voided().is_ok() && paper.still_this_month(day(3, 31)).is_ok());
        assert!(paper.still_this_month(day(4, 1)).is_err());
        let mut digital = Invoice { kind: InvoiceKind::DigitalSpecial, ..paper.clone() };
        assert!(digital.can_be_voided().is_err() && digital.can_be_called_back().is_ok());
        digital.enter(InvoiceState::Approved);
        assert!(digital.can_be_voided().is_ok(), "what isn't issued is called off");
        let red = paper.called_back(Decimal::from(13)).expect("a part");
        assert!(red.can_be_called_back().is_err() && red.can_be_voided().is_err());
        assert_eq!(red.amount.map(|amount| amount.amount), Some(Decimal::from(-13)));
    }

    #[test]
    fn a_title_of_its_own_is_not_mixed_with_the_customers() {
        let details = InvoiceTitle {
            name: "华星科技有限公司".to_owned(),
            taxpayer_id: Some("91310000".to_owned()),
            email: Some("fapiao@example.com".to_owned()),
            ..InvoiceTitle::default()
        };
        let mut empty = Invoice::default();
        empty.fill(&details);
        assert_eq!(
            (empty.title.as_deref(), empty.taxpayer_id.as_deref()),
            (Some("华星科技有限公司"), Some("91310000"))
        );
        let mut own = Invoice { title: Some("李明".to_owned()), ..Invoice::default() };
        own.fill(&details);
        assert_eq!((own.taxpayer_id.as_deref(), own.email.as_deref()), (None, Some("fapiao@example.com")));
    }
}
