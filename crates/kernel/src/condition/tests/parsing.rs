use proptest::prelude::*;

use super::*;

#[test]
fn a_condition_reads_as_it_is_printed() {
    for (written, printed) in [
        ("", ""),
        (" status=OPEN ", "status = OPEN"),
        ("a:*", "a : *"),
        ("a = 1 and (b != 'x' or not c:\"y\")", "a = 1 AND (b != \"x\" OR NOT c : \"y\")"),
        ("-(a = 1 AND b = 2)", "NOT (a = 1 AND b = 2)"),
        ("-a = -5", "NOT a = -5"),
        ("((a = 1))", "a = 1"),
        ("a IN (1, \"two\" ,me())", "a IN (1, \"two\", me())"),
        ("t<today()-30d", "t < today() - 30d"),
        ("t >= now() + 2mo", "t >= now() + 2mo"),
        ("t = 2026-01-31T10:00:00+08:00", "t = 2026-01-31T10:00:00+08:00"),
        ("custom.region = 北京", "custom.region = 北京"),
        ("a = 'it\\'s \\\\ \"x\"'", "a = \"it's \\\\ \\\"x\\\"\""),
        ("phone = +8613800138000", "phone = +8613800138000"),
    ] {
        let ast = parse(written).unwrap_or_else(|error| panic!("{written}: {error:?}"));
        assert_eq!(ast.to_string(), printed);
        assert_eq!(parse(printed).ok(), Some(ast));
    }
}

#[test]
fn not_binds_only_what_follows() {
    assert_eq!(parse("NOT a = 1 AND b = 2").ok(), parse("(NOT a = 1) AND b = 2").ok());
}

#[test]
fn what_cannot_be_read_says_where_and_what() {
    for (text, refused) in [
        ("seats = 1 AND seats = 2 OR seats = 3", "PARENTHESES_REQUIRED position=25 found=OR"),
        ("seats = 1 seats = 2", "UNEXPECTED position=11 found=seats"),
        ("seats", "EXPECTED_OPERATOR position=6 found= field=seats"),
        ("seats is 5", "EXPECTED_OPERATOR position=7 found=is field=seats"),
        ("seats =", "EXPECTED_VALUE position=8 found= field=seats"),
        ("seats = AND vip = true", "EXPECTED_VALUE position=9 found=AND field=seats"),
        ("seats = *", "EXPECTED_VALUE position=9 found=* field=seats"),
        ("seats == 5", "EXPECTED_VALUE position=8 found== field=seats"),
        ("\"seats\" = 5", "EXPECTED_FIELD position=1 found=seats"),
        ("seats = 1 AND", "EXPECTED_FIELD position=14 found="),
        ("(seats = 1", "EXPECTED_CLOSING position=11 found="),
        ("seats = 1)", "UNEXPECTED position=10 found=)"),
        ("seats IN ()", "EXPECTED_VALUE position=11 found=) field=seats"),
        ("seats IN (1 2)", "EXPECTED_CLOSING position=13 found=2"),
        ("城市 = \"北京", "UNFINISHED_TEXT position=6"),
        ("seats ! 5", "UNEXPECTED position=7 found=!"),
        ("seats = yesterday()", "UNKNOWN_FUNCTION position=9 function=yesterday"),
        ("due_on = today() - 5", "BAD_OFFSET position=20 found=5"),
        ("due_on = today() - 5h", "BAD_OFFSET position=20 found=5h"),
        ("due_on = today() - 9999999d", "BAD_OFFSET position=20 found=9999999d"),
        ("ownerId = me() + 1d", "BAD_OFFSET position=18 found=1d"),
        ("seats = 5\0", "CONTROL_CHARACTER position=10"),
    ] {
        assert_eq!(refusal(text), refused, "{text}");
    }
}

#[test]
fn a_condition_has_bounds() {
    assert_eq!(refusal(&"x".repeat(LONGEST + 1)), "TOO_LONG max=4096");
    let nested = format!("{}seats = 1{}", "(".repeat(33), ")".repeat(33));
    assert_eq!(refusal(&nested), "TOO_DEEP max=32");
    assert_eq!(refusal(&"NOT ".repeat(1000)), "TOO_DEEP max=32");
    assert_eq!(refusal(&"-".repeat(4000)), "TOO_DEEP max=32");
    let many = format!("seats IN (1{})", ",1".repeat(200));
    assert_eq!(refusal(&many), "TOO_MANY_COMPARISONS max=200");
}

#[test]
fn a_hidden_field_does_not_exist() {
    assert_eq!(refusal("secret = x"), "UNKNOWN_FIELD field=secret");
    assert_eq!(refusal("nothing = x"), "UNKNOWN_FIELD field=nothing");
    assert_eq!(refusal("name.first = x"), "UNKNOWN_FIELD field=name.first");
    assert_eq!(refusal("custom.A = x"), "UNKNOWN_FIELD field=custom.A");
    assert_eq!(refusal("custom.a'b = 1"), "UNFINISHED_TEXT position=9");
}

#[test]
fn a_masked_field_allows_equality_only() {
    for text in ["phone = '138 0013 8000'", "phone != null", "phone:*", "phone IN (95588, 10086)"] {
        checked(text);
    }
    assert_eq!(refusal("phone : 8000"), "EQUALITY_ONLY field=phone operator=:");
    assert_eq!(refusal("phone > 138"), "EQUALITY_ONLY field=phone operator=>");
}

#[test]
fn a_value_must_fit_its_field() {
    for (text, refused) in [
        ("seats = many", "NOT_A_WHOLE_NUMBER field=seats value=many"),
        ("seats > 1.5", "NOT_A_WHOLE_NUMBER field=seats value=1.5"),
        ("seats > 99999999999999999999", "NOT_A_WHOLE_NUMBER field=seats value=99999999999999999999"),
        ("score > x", "NOT_A_NUMBER field=score value=x"),
        ("amount > 'a lot'", "NOT_A_NUMBER field=amount value=a lot"),
        ("vip = yes", "NOT_TRUE_OR_FALSE field=vip value=yes"),
        ("status = DONE", "UNKNOWN_OPTION field=status value=DONE options=OPEN, WON, LOST"),
        (
            "status = STATUS_UNSPECIFIED",
            "UNKNOWN_OPTION field=status value=STATUS_UNSPECIFIED options=OPEN, WON, LOST",
        ),
        ("ownerId = zhang", "NOT_A_UUID field=ownerId value=zhang"),
        ("due_on = tomorrow", "NOT_A_DATE field=due_on value=tomorrow"),
        ("createdAt > 2026-13-01", "NOT_A_TIME field=createdAt value=2026-13-01"),
        ("phone = 12", "NOT_A_PHONE field=phone value=12"),
        ("due_on = now()", "FUNCTION_NOT_ALLOWED field=due_on function=now"),
        ("name = me()", "FUNCTION_NOT_ALLOWED field=name function=me"),
        ("status > OPEN", "OPERATOR_NOT_ALLOWED field=status operator=>"),
        ("seats : 5", "OPERATOR_NOT_ALLOWED field=seats operator=:"),
        ("tags = vip", "OPERATOR_NOT_ALLOWED field=tags operator=="),
        ("seats > null", "OPERATOR_NOT_ALLOWED field=seats operator=>"),
        ("custom = 5", "NOT_COMPARABLE field=custom"),
        ("sealed = 5", "NOT_COMPARABLE field=sealed"),
    ] {
        assert_eq!(refusal(text), refused, "{text}");
    }
}

#[test]
fn a_stored_rule_stays_relative() {
    let Condition::Compare(compare) = checked("lastFollowUpAt < today() - 30d") else { panic!() };
    let offset = Offset { count: -30, unit: Unit::Day };
    assert_eq!((compare.field.name, compare.operand), ("last_follow_up_at", Operand::Today(Some(offset))));
}

#[test]
fn an_error_names_the_path_it_was_asked_for() {
    let error = read("rules[0].condition", "x", &DEAL, field_use).expect_err("refused");
    assert_eq!(error.fields()[0].field, "rules[0].condition");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}|[a-z0-9=<>!:()'\" *+,.\\\\-]{0,60}") {
        if let Ok(ast) = parse(&text) {
            prop_assert_eq!(parse(&ast.to_string()).ok(), Some(ast));
        }
    }

    #[test]
    fn a_random_condition_reads_as_it_is_printed(numbers in prop::collection::vec(any::<u32>(), 0..80)) {
        let text = arbitrary::text(&DEAL, &mut arbitrary::Choices::new(numbers));
        if text.len() <= LONGEST {
            let ast = parse(&text);
            prop_assert!(ast.is_ok(), "{}: {:?}", text, ast);
            let ast = ast.expect("parsed");
            prop_assert!(check(&ast, &DEAL, |_| FieldUse::Full).is_ok());
            prop_assert_eq!(parse(&ast.to_string()).ok(), Some(ast));
        }
    }
}
