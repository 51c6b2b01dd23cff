//! Who is there already is not taken in twice.

use proto::common::v1::{ColumnMapping, ImportRequest};

use crate::house::{House, outcome, plain};

const KNOWN: &str = "客户名称,电话,负责人\n深圳市腾讯科技有限公司,13800138000,李雷\n";
const LIST: &str = "客户名称,电话\n\
    深圳市腾讯科技股份有限公司,\n\
    深圳市腾迅科技有限公司,\n\
    广州新星贸易,13800138000\n\
    广州新星贸易有限公司,\n\
    北京远大机械,\n\
    北京远大机械厂,\n\
    北京 远大机械,\n";

#[tokio::test]
async fn rows_that_are_there_already_come_back_with_whom_they_repeat() {
    let house = House::open().await;
    house.import(KNOWN, plain()).await;
    let keys = house.db.count("match_heads").await;
    let dry = house.import(LIST, ImportRequest { dry_run: true, ..plain() }).await;
    assert_eq!((outcome(&dry), house.db.count("match_heads").await), ([3, 0, 0, 0, 4], keys));

    let job = house.import(LIST, plain()).await;
    assert_eq!(outcome(&job), [3, 0, 0, 0, 4]);
    let lines = house.drawer.lines(job.result["rejectedFileId"].as_str().unwrap());
    assert_eq!(
        lines[1..4],
        [
            "深圳市腾讯科技股份有限公司,,2,客户名称：已录入过：“深圳市腾讯科技有限公司”（李雷）。",
            "深圳市腾迅科技有限公司,,3,客户名称：可能已录入过：“深圳市腾讯科技有限公司”（李雷）；确认不是同一对象后，可选择疑似重复也导入。",
            "广州新星贸易,13800138000,4,电话：已录入过：“深圳市腾讯科技有限公司”（李雷）。",
        ]
    );
    // of two in the file the first is taken, if nothing else speaks against it
    assert_eq!(lines[4], "北京 远大机械,,8,客户名称：已录入过：“北京远大机械”。");
    assert!(house.of("广州新星贸易有限公司", "id").await.is_some());

    // what was only suspected is taken in on demand, and marked
    let job = house.import(LIST, ImportRequest { allow_duplicates: true, ..plain() }).await;
    assert_eq!(outcome(&job), [1, 0, 0, 3, 3]);
    let marked = house.of(
        "深圳市腾迅科技有限公司",
        "select duplicate_of_id from base.customers_facts f where f.id = customers.id",
    );
    assert_eq!(marked.await, house.of("深圳市腾讯科技有限公司", "id").await);
    assert_eq!(house.told("customers.customer.flagged").await.len(), 1);
    assert_eq!(house.told("customers.customer.facts_changed").await.len(), 1);
}

#[tokio::test]
async fn the_same_list_under_another_mapping_brings_nobody_twice() {
    let house = House::open().await;
    let csv = "客户名称,客户编号,城市\n甲仪表厂,K1,深圳\n乙轴承厂,K2,广州\n丙纺织厂,K3,东莞\n";
    assert_eq!(outcome(&house.import(csv, plain()).await), [3, 0, 0, 0, 0]);
    let column =
        |column: &str, field: &str| ColumnMapping { column: column.to_owned(), field: field.to_owned() };
    let request = ImportRequest { mapping: vec![column("客户名称", "name")], ..plain() };
    assert_eq!(outcome(&house.import(csv, request).await), [0, 0, 0, 0, 3]);
    let numbers = vec![column("客户名称", "shortName"), column("客户编号", "number")];
    // by their numbers they are found, and updated; nobody is his own duplicate
    let request = ImportRequest { mapping: numbers, mode: 2, key: "number".to_owned(), ..plain() };
    assert_eq!(outcome(&house.import(csv, request).await), [0, 3, 0, 0, 0]);
    // an update that would make two equal ones is refused like a new record
    let request = ImportRequest { mode: 2, key: "number".to_owned(), ..plain() };
    let job = house.import("客户编号,客户名称\nK1,乙轴承厂\nK3,丁轴承厂\n", request).await;
    assert_eq!(outcome(&job), [0, 1, 0, 0, 1]);
    assert_eq!(house.db.count("customers").await, 3);
}

#[tokio::test]
async fn who_is_refused_keeps_his_name_and_nobody_else_gets_it() {
    let house = House::open().await;
    let csv = "客户名称,客户编号,电话\n甲仪表厂,K1,\n乙轴承厂,K2,\n丙纺织厂,K3,13800138000\n";
    assert_eq!(outcome(&house.import(csv, plain()).await), [3, 0, 0, 0, 0]);
    let by_number = || ImportRequest { mode: 2, key: "number".to_owned(), ..plain() };
    // two swap their names, but one of them may not because of its new phone
    let swapped = "客户编号,客户名称,电话\nK1,乙轴承厂,\nK2,甲仪表厂,13800138000\n";
    assert_eq!(outcome(&house.import(swapped, by_number()).await), [0, 0, 0, 0, 2]);
    assert!(house.of("甲仪表厂", "number").await.is_some());
    assert!(house.of("乙轴承厂", "number").await.is_some());
    let swapped = "客户编号,客户名称\nK1,乙轴承厂\nK2,甲仪表厂\n";
    assert_eq!(outcome(&house.import(swapped, by_number()).await), [0, 2, 0, 0, 0]);
}

#[tokio::test]
async fn the_next_thousand_knows_those_that_are_still_being_written() {
    let house = House::open().await;
    let brand = |n: i32| format!("{}{}", ["远航", "华瑞", "中恒"][n as usize % 3], n);
    let mut csv = "客户名称,电话\n深圳市腾讯精密科技有限公司,13800138000\n".to_owned();
    for n in 2..=4500 {
        csv += &match n {
            // its name, a name like it, and its phone, in the thousands that follow
            1_200 => "深圳市 腾讯精密科技\n".to_owned(),
            1_300 => "深圳市腾迅精密科技有限公司\n".to_owned(),
            2_700 => "广州华瑞贸易,13800138000\n".to_owned(),
            _ => format!("{}号贸易,1390{n:07}\n", brand(n)),
        };
    }
    // a dry run, which writes nobody, misses only what is merely similar
    let dry = house.import(&csv, ImportRequest { dry_run: true, ..plain() }).await;
    assert_eq!((outcome(&dry), house.db.count("match_heads").await), ([4_497, 0, 0, 0, 3], 0));
    let job = house.import(&csv, plain()).await;
    assert_eq!(outcome(&job), [4_497, 0, 0, 0, 3], "{:?}", job.error);
    assert_eq!((job.done, house.db.count("customers").await), (4_500, 4_497));
    assert_eq!(house.told("customers.customer.created").await.len(), 4_497);
    let lines = house.drawer.lines(job.result["rejectedFileId"].as_str().unwrap());
    let told: Vec<&str> = lines[1..].iter().map(|line| line.rsplit(',').next().unwrap()).collect();
    assert!(told[0].contains("已录入过：“深圳市腾讯精密科技有限公司”"), "{told:?}");
    assert!(told[1].contains("可能已录入过：“深圳市腾讯精密科技有限公司”"), "{told:?}");
    assert!(told[2].contains("电话：已录入过：“深圳市腾讯精密科技有限公司”"), "{told:?}");
    assert_eq!(house.db.count("import_rows").await, 0);
}

#[tokio::test]
async fn many_marks_go_out_at_once() {
    let house = House::open().await;
    let rows = |city: &str| {
        let rows = (0..300).map(|n| format!("{city}市第{n}号精密科技有限公司\n")).collect::<String>();
        format!("客户名称\n{rows}")
    };
    assert_eq!(outcome(&house.import(&rows("深圳"), plain()).await), [300, 0, 0, 0, 0]);
    assert_eq!(outcome(&house.import(&rows("广州"), plain()).await), [0, 0, 0, 0, 300]);
    let allowed = ImportRequest { allow_duplicates: true, ..plain() };
    assert_eq!(outcome(&house.import(&rows("广州"), allowed).await), [300, 0, 0, 0, 0]);
    assert_eq!(house.db.count("customers_facts where duplicate_of_id is not null").await, 300);
    assert_eq!(house.told("customers.customer.flagged").await.len(), 300);
    assert_eq!(house.told("customers.customer.facts_changed").await.len(), 300);
}

#[tokio::test]
async fn a_contact_of_one_name_at_one_customer_is_suspected() {
    let house = House::open().await;
    house.import("客户名称\n华强集团\n新星贸易\n", plain()).await;
    let import = async |request: ImportRequest| {
        let file_id = house.drawer.put(
            "contacts.csv",
            "客户,姓名,电话\n华强集团,王芳,13900139000\n华强集团,王 芳,\n新星贸易,王芳,\n新星贸易,张伟,13900139000\n",
        );
        let ctx = house.of_boss("customers.contact.import");
        let job = house.contacts.import(&ctx, ImportRequest { file_id, ..request }).await.unwrap();
        house.run(job.id).await
    };
    let job = import(plain()).await;
    assert_eq!(outcome(&job), [2, 0, 0, 0, 2]);
    let lines = house.drawer.lines(job.result["rejectedFileId"].as_str().unwrap());
    assert!(lines[1].contains("姓名：可能已录入过：“王芳”"), "{lines:?}");
    assert!(lines[2].contains("电话：可能已录入过：“王芳”"), "{lines:?}");
    let job = import(ImportRequest { allow_duplicates: true, ..plain() }).await;
    assert_eq!(outcome(&job), [2, 0, 0, 2, 0]);
    assert_eq!(house.db.count("contacts_facts where duplicate_of_id is not null").await, 2);
}
