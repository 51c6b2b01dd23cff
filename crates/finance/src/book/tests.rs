use kernel::money;
use proptest::prelude::*;

use super::*;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn line(n: u128, amount: i64) -> Line {
    let due_on = Date::from_ymd_opt(2026, 1, u32::try_from(n).expect("a day")).expect("a day");
    Line { due_on, phase: 1, id: id(n), amount: Decimal::from(amount), allocated: Decimal::ZERO }
}

fn book(amount: i64, lines: Vec<Line>) -> Book {
    Book::new(Decimal::from(amount), lines, vec![])
}

/// `instalment amount` of every stand, oldest first; 0: beyond the plan.
fn stands(book: &Book) -> Vec<(u128, String)> {
    let plan = |stand: &Stand| stand.plan.map_or(0, |plan| plan.as_u128());
    book.stands.iter().map(|stand| (plan(stand), stand.amount.normalize().to_string())).collect()
}

fn told(expected: &[(u128, &str)]) -> Vec<(u128, String)> {
    expected.iter().map(|(plan, amount)| (*plan, (*amount).to_owned())).collect()
}

#[test]
fn money_goes_to_what_is_longest_due_and_stops_at_the_contract() {
    let mut book = book(100, vec![line(2, 30), line(1, 40)]);
    assert_eq!(book.allocate(id(91), None, Decimal::from(50)), Decimal::from(50));
    assert_eq!(stands(&book), told(&[(1, "40"), (2, "10")]));
    assert_eq!(book.allocate(id(92), None, Decimal::from(80)), Decimal::from(50), "the rest is advance");
    assert_eq!(stands(&book), told(&[(1, "40"), (2, "10"), (2, "20"), (0, "30")]));
    assert_eq!(book.allocate(id(93), None, Decimal::ONE), Decimal::ZERO);
    assert_eq!((book.open(), book.put_of(id(92), None)), (Decimal::ZERO, Decimal::from(50)));
}

#[test]
fn an_instalment_takes_no_more_than_is_due_of_it() {
    let mut book = book(100, vec![line(1, 40), line(2, 30)]);
    assert_eq!(book.allocate(id(91), Some(id(2)), Decimal::from(50)), Decimal::from(30));
    assert_eq!(stands(&book), told(&[(2, "30")]));
    assert_eq!(book.allocate(id(91), Some(id(7)), Decimal::from(50)), Decimal::ZERO, "of another contract");
}

#[test]
fn what_is_taken_back_comes_from_what_is_due_last() {
    let mut book = book(100, vec![line(1, 40), line(2, 30)]);
    book.allocate(id(91), None, Decimal::from(90));
    assert_eq!(book.release(id(91), None, Decimal::from(35), Why::Released), Decimal::from(35));
    assert_eq!(stands(&book), told(&[(1, "40"), (2, "15")]));
    assert_eq!(book.release(id(91), Some(id(1)), Decimal::from(99), Why::Released), Decimal::from(40));
    assert_eq!(book.release(id(92), None, Decimal::from(99), Why::Released), Decimal::ZERO);
}

#[test]
fn a_lower_contract_gives_the_newest_money_back_and_cuts_the_last_instalments() {
    let mut book = book(100, vec![line(1, 40), line(2, 60)]);
    book.allocate(id(91), None, Decimal::from(50));
    book.allocate(id(92), None, Decimal::from(30));
    book.change(Decimal::from(45));
    assert_eq!((book.moved_of(id(92)), book.received()), (Decimal::ZERO, Decimal::from(45)));
    assert_eq!(book.put_of(id(91), None), Decimal::from(45));
    let planned: Vec<Decimal> = book.lines().iter().map(|line| line.amount).collect();
    assert_eq!(planned, [Decimal::from(40), Decimal::from(5)]);
    book.change(Decimal::from(200));
    assert_eq!((book.open(), book.planned()), (Decimal::from(155), Decimal::from(45)));
}

#[test]
fn money_beside_the_plan_goes_to_a_new_instalment() {
    let mut book = book(100, vec![]);
    book.allocate(id(91), None, Decimal::from(70));
    book.plan(line(1, 50));
    assert_eq!(stands(&book), told(&[(0, "20"), (1, "50")]));
    assert_eq!(book.moved_of(id(91)), Decimal::from(70));
    book.drop_line(id(1));
    assert_eq!(book.planned(), Decimal::from(50), "what money is put to stays");
}

#[derive(Debug, Clone)]
enum Act {
    Allocate(u128, Option<u128>, i64),
    Release(u128, Option<u128>, i64),
    Change(i64),
    Plan(u128, i64),
    Drop(u128),
}

fn act() -> impl Strategy<Value = Act> {
    let payment = 91..96_u128;
    let plan = prop::option::of(1..5_u128);
    prop_oneof![
        4 => (payment.clone(), plan.clone(), 0..90_000_i64).prop_map(|(p, l, a)| Act::Allocate(p, l, a)),
        2 => (payment, plan, 0..90_000_i64).prop_map(|(p, l, a)| Act::Release(p, l, a)),
        2 => (0..200_000_i64).prop_map(Act::Change),
        2 => (1..5_u128, 0..90_000_i64).prop_map(|(l, a)| Act::Plan(l, a)),
        1 => (1..5_u128).prop_map(Act::Drop),
    ]
}

proptest! {
    #[test]
    fn whatever_is_done_nothing_passes_the_contract_and_the_ledger_adds_up(
        acts in prop::collection::vec(act(), 1..60),
        currency in prop::sample::select(vec!["JPY", "CNY", "KWD"]),
    ) {
        let units = money::minor_units(currency);
        let amount = |coins: i64| Decimal::new(coins, units);
        let mut book = Book::new(amount(100_000), vec![], vec![]);
        for act in acts {
            match act {
                Act::Allocate(payment, plan, coins) => {
                    let took = book.allocate(id(payment), plan.map(id), amount(coins));
                    prop_assert!(took >= Decimal::ZERO && took <= amount(coins));
                }
                Act::Release(payment, plan, coins) => {
                    let gave = book.release(id(payment), plan.map(id), amount(coins), Why::Released);
                    prop_assert!(gave >= Decimal::ZERO && gave <= amount(coins));
                    book.absorb();
                }
                Act::Change(coins) => book.change(amount(coins)),
                Act::Plan(n, coins) => {
                    // as the command does: no less than is put to it, together no more than the contract
                    let known = book.lines().iter().find(|line| line.id == id(n)).cloned();
                    let (least, was) = known.map_or_else(Default::default, |line| (line.allocated, line.amount));
                    let most = book.amount - (book.planned() - was);
                    if least <= most {
                        let amount = amount(coins).clamp(least, most);
                        book.plan(Line { amount, ..line(n, 0) });
                    }
                }
                Act::Drop(n) => book.drop_line(id(n)),
            }
            let received = book.received();
            prop_assert!(received <= book.amount && book.planned() <= book.amount);
            prop_assert!(book.stands.iter().all(|stand| stand.amount > Decimal::ZERO && stand.amount.scale() <= units));
            let entered: Decimal = book.entries().iter().map(|entry| entry.amount).sum();
            prop_assert_eq!(entered, received);
            for line in book.lines() {
                let put: Decimal =
                    book.stands.iter().filter(|stand| stand.plan == Some(line.id)).map(|stand| stand.amount).sum();
                prop_assert_eq!(put, line.allocated);
                prop_assert!(line.allocated >= Decimal::ZERO && line.allocated <= line.amount);
            }
            let beside = book.stands.iter().any(|stand| stand.plan.is_none());
            let open = book.lines().iter().any(|line| line.open() > Decimal::ZERO);
            prop_assert!(!(beside && open), "money lies beside an open instalment");
        }
    }
}
