//! Clauses of contracts and templates: no two are one, texts name only what can be filled in, and what a template
//! requires is not left out of a contract.

use kernel::{Ctx, FieldErrors, Uuid};
use store::Rules;

use super::placeholder;
use crate::records::{Contract, ContractClause, ContractTemplate, TemplateClause};

impl Rules for ContractTemplate {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        let clauses =
            self.clauses.iter().map(|clause| (clause.id, clause.heading.as_deref(), clause.text.as_str()));
        check_all(clauses, errors);
        if self.main && self.retired {
            errors.push("retired", "MAIN_TEMPLATE");
        }
    }
}

impl ContractTemplate {
    /// Its clauses, as a contract's own.
    pub fn drafted(&self) -> Vec<ContractClause> {
        let copied = |clause: &TemplateClause| ContractClause {
            id: Uuid::now_v7(),
            heading: clause.heading.clone(),
            text: clause.text.clone(),
            required: clause.required,
        };
        self.clauses.iter().map(copied).collect()
    }
}

impl Contract {
    pub fn check_clauses(&self, before: Option<&Self>, errors: &mut FieldErrors) {
        let clauses =
            self.clauses.iter().map(|clause| (clause.id, clause.heading.as_deref(), clause.text.as_str()));
        check_all(clauses, errors);
        // another template has clauses of its own
        let Some(before) = before.filter(|before| before.same_template(self)) else { return };
        let kept = |clause: &&ContractClause| self.clauses.iter().any(|other| other.id == clause.id);
        for clause in before.clauses.iter().filter(|clause| clause.required && !kept(clause)) {
            let named = clause.heading.clone().unwrap_or_else(|| beginning(&clause.text));
            errors.push_with("clauses", "CLAUSE_REQUIRED", vec![("heading".to_owned(), named)]);
        }
    }

    /// Does the other one keep this one's clauses? One whose template was taken away does.
    fn same_template(&self, other: &Self) -> bool {
        other.template_id.is_none() || other.template_id == self.template_id
    }

    /// Whether a clause is required is not the request's to say.
    pub fn keep_required(&mut self, before: &[ContractClause]) {
        for clause in &mut self.clauses {
            clause.required = before.iter().any(|known| known.id == clause.id && known.required);
        }
    }
}

fn check_all<'a>(clauses: impl Iterator<Item = (Uuid, Option<&'a str>, &'a str)>, errors: &mut FieldErrors) {
    let mut known = vec![];
    for (i, (id, heading, text)) in clauses.enumerate() {
        let at = |name: &str| format!("clauses[{i}].{name}");
        if known.contains(&id) {
            errors.push(at("id"), "SAID_TWICE");
        }
        known.push(id);
        placeholder::check(&at("text"), text, errors);
        placeholder::check(&at("heading"), heading.unwrap_or_default(), errors);
    }
}

/// Of a clause without a heading so much that one knows which is meant.
fn beginning(text: &str) -> String {
    text.chars().take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(id: u128, required: bool) -> ContractClause {
        let heading = Some(format!("第{id}条"));
        ContractClause { id: Uuid::from_u128(id), heading, text: "……".to_owned(), required }
    }

    fn wrong(before: &Contract, after: &Contract) -> Vec<(String, &'static str)> {
        let mut errors = FieldErrors::default();
        after.check_clauses(Some(before), &mut errors);
        errors.found().iter().map(|error| (error.field.clone(), error.reason)).collect()
    }

    #[test]
    fn what_a_template_requires_is_left_out_by_another_template_only() {
        let template = Some(Uuid::from_u128(9));
        let before = Contract {
            template_id: template,
            clauses: vec![clause(1, true), clause(2, false)],
            ..Contract::default()
        };
        let kept = Contract { clauses: vec![clause(1, true)], ..before.clone() };
        assert!(wrong(&before, &kept).is_empty());
        let without = Contract { clauses: vec![clause(2, false)], ..before.clone() };
        assert_eq!(wrong(&before, &without), [("clauses".to_owned(), "CLAUSE_REQUIRED")]);
        let freed = Contract { template_id: None, ..without.clone() };
        assert_eq!(wrong(&before, &freed), [("clauses".to_owned(), "CLAUSE_REQUIRED")]);
        let another = Contract { template_id: Some(Uuid::from_u128(8)), ..without };
        assert!(wrong(&before, &another).is_empty());
    }

    #[test]
    fn nobody_requires_a_clause_by_asking_for_it() {
        let mut contract =
            Contract { clauses: vec![clause(1, false), clause(2, true)], ..Contract::default() };
        contract.keep_required(&[clause(1, true)]);
        assert_eq!(contract.clauses.iter().map(|clause| clause.required).collect::<Vec<_>>(), [true, false]);
    }
}
