//! Whom of a rule's people a lead goes to: pure, once turns and loads are known. Of a batch each choice counts for
//! the next.

use std::collections::{BTreeMap, HashMap};

use kernel::Uuid;

use super::{
    Wish,
    hands::{Hand, Hands},
};
use crate::{records::AssignmentRuleWay, seat::Load};

/// What is known under locks, and what was chosen so far.
#[derive(Default)]
pub struct Choice {
    /// Who was last, by rule.
    turns: BTreeMap<usize, Option<Uuid>>,
    /// Those whose turn came.
    moved: BTreeMap<usize, Uuid>,
    pub loads: HashMap<Uuid, Load>,
}

impl Choice {
    pub fn turn(&mut self, rule: usize, last: Option<Uuid>) {
        self.turns.insert(rule, last);
    }

    /// Rules whose turn moved on, and who is last now.
    pub fn moved(self) -> BTreeMap<usize, Uuid> {
        self.moved
    }

    /// Whose seats must be locked before leads go by these rules, one rule a lead: of everybody where loads decide,
    /// else of those whose turn it will be.
    pub fn seats(&self, hands: &Hands, wanted: &[Wish]) -> Vec<Uuid> {
        let mut seats = self.counted(hands, wanted);
        let mut ahead = Self { turns: self.turns.clone(), ..Self::default() };
        for wish in wanted.iter().filter(|wish| !hands.rules[wish.rule].rule.counts()) {
            seats.extend(ahead.pick(hands, *wish));
        }
        seats.sort_unstable();
        seats.dedup();
        seats
    }

    /// Whose loads decide.
    pub fn counted(&self, hands: &Hands, wanted: &[Wish]) -> Vec<Uuid> {
        let counting = wanted.iter().map(|wish| &hands.rules[wish.rule]).filter(|hand| hand.rule.counts());
        let mut people: Vec<Uuid> =
            counting.flat_map(|hand| hand.members.iter().map(|(id, _)| *id)).collect();
        people.sort_unstable();
        people.dedup();
        people
    }

    /// The person who gets the next lead by this rule; nobody: it is for the department.
    pub fn pick(&mut self, hands: &Hands, Wish { rule: n, but }: Wish) -> Option<Uuid> {
        let hand = &hands.rules[n];
        let may = |choice: &Self, id: Uuid| Some(id) != but && choice.has_room(hand, id);
        let last = self.moved.get(&n).copied().or(self.turns.get(&n).copied().flatten());
        let chosen = match hand.rule.way {
            AssignmentRuleWay::Grab | AssignmentRuleWay::Unspecified => None,
            AssignmentRuleWay::LeastOpen => {
                let free = in_turn(hand, last).filter(|id| may(self, *id));
                // the first in turn of those who have the fewest
                free.min_by_key(|id| self.load(*id).open)
            }
            _ => in_turn(hand, last).find(|id| may(self, *id)),
        }?;
        self.moved.insert(n, chosen);
        let load = self.loads.entry(chosen).or_default();
        load.open += 1;
        load.today += 1;
        Some(chosen)
    }

    fn load(&self, person: Uuid) -> Load {
        self.loads.get(&person).copied().unwrap_or_default()
    }

    fn has_room(&self, hand: &Hand, person: Uuid) -> bool {
        !hand.rule.counts() || hand.rule.has_room(self.load(person))
    }
}

/// The rule's people, beginning behind whoever was last.
fn in_turn(hand: &Hand, last: Option<Uuid>) -> impl Iterator<Item = Uuid> {
    let behind = last.map_or(0, |last| hand.members.partition_point(|(id, _)| *id <= last));
    let (before, after) = hand.members.split_at(behind);
    after.iter().chain(before).map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::AssignmentRule;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn hands(rule: AssignmentRule, people: &[u128]) -> Hands {
        let members = people.iter().map(|number| (id(*number), None)).collect();
        Hands { rules: vec![Hand::of(rule, members)] }
    }

    fn picks(choice: &mut Choice, hands: &Hands, count: usize) -> Vec<u128> {
        (0..count).map(|_| choice.pick(hands, wish(None)).map_or(0, |id| id.as_u128())).collect()
    }

    fn wish(but: Option<u128>) -> Wish {
        Wish { rule: 0, but: but.map(id) }
    }

    #[test]
    fn what_somebody_let_lie_goes_to_the_next_and_never_to_him() {
        let hands = hands(
            AssignmentRule { way: AssignmentRuleWay::RoundRobin, ..AssignmentRule::default() },
            &[1, 2],
        );
        let mut choice = Choice::default();
        choice.turn(0, Some(id(1)));
        assert_eq!(choice.pick(&hands, wish(Some(2))), Some(id(1)), "it would be the other's turn");
        assert_eq!(choice.seats(&hands, &[wish(Some(1))]), [id(2)]);
        let alone = self::hands(AssignmentRule::default(), &[1]);
        assert_eq!(Choice::default().pick(&alone, wish(Some(1))), None);
    }

    #[test]
    fn in_turn_everybody_gets_one_after_the_other_and_nobody_is_asked_twice() {
        let hands = hands(
            AssignmentRule { way: AssignmentRuleWay::RoundRobin, ..AssignmentRule::default() },
            &[1, 2, 3],
        );
        let mut choice = Choice::default();
        choice.turn(0, Some(id(2)));
        assert_eq!(picks(&mut choice, &hands, 4), [3, 1, 2, 3]);
        assert_eq!(choice.moved(), BTreeMap::from([(0, id(3))]));
        // whoever was last may have left
        let mut choice = Choice::default();
        choice.turn(0, Some(id(9)));
        assert_eq!(picks(&mut choice, &hands, 1), [1]);
    }

    #[test]
    fn who_has_as_many_as_he_may_is_passed_over_and_in_the_end_the_department_gets_it() {
        let rule = AssignmentRule {
            way: AssignmentRuleWay::RoundRobin,
            daily_capacity: Some(2),
            ..AssignmentRule::default()
        };
        let hands = hands(rule, &[1, 2]);
        let mut choice = Choice::default();
        choice.loads.insert(id(1), Load { today: 1, open: 7 });
        assert_eq!(picks(&mut choice, &hands, 4), [1, 2, 2, 0]);
    }

    #[test]
    fn the_fewest_open_leads_win_and_of_equals_whose_turn_it_is() {
        let hands = hands(
            AssignmentRule { way: AssignmentRuleWay::LeastOpen, ..AssignmentRule::default() },
            &[1, 2, 3],
        );
        let mut choice = Choice::default();
        choice.loads.insert(id(1), Load { today: 0, open: 2 });
        choice.turn(0, Some(id(2)));
        assert_eq!(picks(&mut choice, &hands, 5), [3, 2, 3, 2, 3], "and then all have two");
    }

    #[test]
    fn without_limits_only_those_are_held_whose_turn_it_is() {
        let hands = hands(
            AssignmentRule { way: AssignmentRuleWay::RoundRobin, ..AssignmentRule::default() },
            &[1, 2, 3],
        );
        let choice = Choice::default();
        assert_eq!(choice.seats(&hands, &[wish(None), wish(None)]), [id(1), id(2)]);
        assert!(choice.counted(&hands, &[wish(None)]).is_empty());
    }
}
