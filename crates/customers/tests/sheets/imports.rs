//! What a good file becomes.

use kernel::Time;
use proto::common::v1::{ColumnMapping, ImportRequest, PreviewImportRequest};
use store::jobs::SUCCEEDED;

use crate::house::{House, outcome, plain};

const LIST: &str = "\u{feff}客户名称*,客户级别,电话,城市,注册资本,标签,负责人,地址 / 详细地址,网址,备忘\r\n\
    深圳华强电子有限公司,重点客户,138 0013 8000,深圳,500万,\"展会、老客户\",lilei@kehu.cn,\"科技园, 1 号\",,不导入\r\n\
    苏州远航机械厂,普通客户,0512-65123456,苏州,\"USD 1,200.50\",,,,https://yh.example,\r\n";

#[tokio::test]
async fn a_list_with_chinese_headings_comes_in_whole() {
    let house = House::open().await;
    let job = house.import(LIST, plain()).await;
    assert_eq!((job.state, outcome(&job)), (SUCCEEDED, [2, 0, 0, 0, 0]), "{:?}", job.result);
    assert_eq!((job.done, job.total), (2, 2));

    let name = "深圳华强电子有限公司";
    let is = |what: &'static str| house.of(name, what);
    assert_eq!(is("level").await.as_deref(), Some("3"));
    assert_eq!(is("phone").await.as_deref(), Some("+8613800138000"));
    assert_eq!(
        is("registered_capital || registered_capital_currency").await.as_deref(),
        Some("5000000.0000CNY")
    );
    assert_eq!(is("tags").await.as_deref(), Some("{展会,老客户}"));
    let company = &house.db.company;
    assert_eq!(is("owner_id").await, Some(company.rep.id.to_string()));
    assert_eq!(is("department_id").await, Some(company.east.to_string()));
    assert!(is("owned_since").await.is_some());
    assert_eq!(house.of("苏州远航机械厂", "owner_id").await, Some(company.administrator.id.to_string()));
    assert_eq!(house.db.count("customer_addresses").await, 1);

    // as every new record: audit, event, search
    assert_eq!(house.db.count("audit where action = 'created' and kind = 'customer'").await, 2);
    let told = house.told("customers.customer.created").await;
    assert_eq!(told.len(), 2);
    let told = told.iter().find(|told| told["title"] == name).unwrap();
    assert_eq!(told["record"]["phone"], "+8613800138000");
    assert_eq!(told["record"]["addresses"][0]["street"], "科技园, 1 号");
    assert_eq!(told["placement"]["ownerId"], company.rep.id.to_string());
    assert!(house.of(name, "cardinality(terms)").await.unwrap().parse::<i32>().unwrap() > 10);
    assert_eq!(house.db.count("audit where action = 'imported'").await, 1);
    assert_eq!(house.db.count("import_rows").await, 0);
}

#[tokio::test]
async fn english_headings_field_names_and_a_mapping_do_as_well() {
    let house = House::open().await;
    let job = house.import("Name;Level;shortName\nAcme Ltd;key;Acme\nBolt Inc;Important;\n", plain()).await;
    assert_eq!(outcome(&job), [2, 0, 0, 0, 0], "{:?}", job.result);
    assert_eq!(house.of("Acme Ltd", "short_name").await.as_deref(), Some("Acme"));

    let mapping = [("甲", "name"), ("乙", "custom.region"), ("丙", "")]
        .map(|(column, field)| ColumnMapping { column: column.to_owned(), field: field.to_owned() });
    let request = ImportRequest { mapping: mapping.to_vec(), ..plain() };
    let job = house.import("甲\t乙\t丙\n北方仪表\tnorth\tx\n", request).await;
    assert_eq!(outcome(&job), [1, 0, 0, 0, 0]);
    assert_eq!(house.of("北方仪表", "custom ->> 'region'").await.as_deref(), Some("north"));
}

#[tokio::test]
async fn a_preview_says_what_each_column_would_fill() {
    let house = House::open().await;
    let file_id = house.drawer.put("list.csv", LIST);
    let preview = house
        .customers
        .preview(&house.boss(), PreviewImportRequest { file_id, ..PreviewImportRequest::default() })
        .await
        .unwrap();
    let fields: Vec<&str> = preview.mapping.iter().map(|column| column.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "name",
            "level",
            "phone",
            "city",
            "registeredCapital",
            "tags",
            "ownerId",
            "addresses.street",
            "website",
            ""
        ]
    );
    assert_eq!(preview.rows.len(), 2);
    assert_eq!(preview.rows[0].cells[2], "138 0013 8000");
    let field = |path: &str| preview.fields.iter().find(|field| field.field == path);
    let name = field("name").unwrap();
    assert_eq!((&*name.label, name.required, name.key), ("客户名称", true, false));
    assert!(field("number").unwrap().key && field("id").unwrap().key);
    for (path, label) in [
        ("addresses.street", "地址 / 详细地址"),
        ("ownerId", "负责人"),
        ("registeredCapital.currency", "注册资本 (币种)"),
    ] {
        assert_eq!(field(path).unwrap().label, label);
    }
    for unsettable in ["createdAt", "followUpCount", "version", "departmentId"] {
        assert!(field(unsettable).is_none(), "{unsettable}");
    }
}

#[tokio::test]
async fn a_dry_run_counts_and_writes_nothing() {
    let house = House::open().await;
    let csv = format!("{LIST},重点客户,1,,,,,,,\r\n");
    let job = house.import(&csv, ImportRequest { dry_run: true, ..plain() }).await;
    assert_eq!((job.state, outcome(&job)), (SUCCEEDED, [2, 0, 0, 0, 1]));
    assert_eq!(job.result["dryRun"], true);
    assert_eq!(house.drawer.lines(job.result["rejectedFileId"].as_str().unwrap()).len(), 2);
    for table in ["customers", "customer_addresses", "outbox", "import_sources", "import_rows"] {
        assert_eq!(house.db.count(table).await, 0, "{table}");
    }
}

#[tokio::test]
async fn original_times_and_authors_come_in_while_the_company_imports() {
    let csv = "客户名称,创建时间,创建人\n老客户甲,2019-03-01 09:30,韩梅梅\n老客户乙,2019/3/2,lilei@kehu.cn\n";
    let closed = House::open().await;
    let mapping = [("客户名称", "name"), ("创建时间", "createdAt"), ("创建人", "createdBy")];
    let mapping =
        mapping.map(|(column, field)| ColumnMapping { column: column.to_owned(), field: field.to_owned() });
    let asked = ImportRequest { mapping: mapping.to_vec(), ..plain() };
    let refused = closed.begin(csv, asked).await.unwrap_err();
    let reasons: Vec<_> = refused.fields().iter().map(|field| field.reason).collect();
    assert_eq!(reasons, ["NOT_IN_IMPORT_STATE"; 2]);
    assert_eq!(outcome(&closed.import(csv, plain()).await), [2, 0, 0, 0, 0]);
    assert_eq!(closed.of("老客户甲", "created_at::date").await.as_deref(), Some("2026-01-31"));

    let house = House::open().await;
    house.people.tenant.lock().unwrap().importing = true;
    let job = house.import(csv, plain()).await;
    // two colleagues are called 韩梅梅
    assert_eq!(outcome(&job), [1, 0, 0, 0, 1]);
    let at: Time = "2019-03-01T16:00:00Z".parse().unwrap();
    let created = house.of("老客户乙", "extract(epoch from created_at)::bigint").await.unwrap();
    assert_eq!(created, at.timestamp().to_string());
    assert_eq!(house.of("老客户乙", "created_by").await, Some(house.db.company.rep.id.to_string()));
    assert_eq!(house.of("老客户乙", "owned_since = created_at").await.as_deref(), Some("true"));
}

#[tokio::test]
async fn a_group_and_its_members_may_stand_in_one_file() {
    let house = House::open().await;
    let csv = "客户名称,上级客户,客户编号\n华强集团,,G1\n华强电子,华强集团,\n华强物流,G1,\n早到的子公司,后来的集团,\n后来的集团,,\n";
    let dry = house.import(csv, ImportRequest { dry_run: true, ..plain() }).await;
    assert_eq!(outcome(&dry), [4, 0, 0, 0, 1]);
    let job = house.import(csv, plain()).await;
    assert_eq!(outcome(&job), [4, 0, 0, 0, 1]);
    let group = house.of("华强集团", "id").await;
    assert_eq!(house.of("华强电子", "parent_id").await, group);
    assert_eq!(house.of("华强物流", "parent_id").await, group);
}

#[tokio::test]
async fn contacts_find_their_customer_by_name_or_number() {
    let house = House::open().await;
    house.import("客户名称,客户编号,客户类型\n华强集团,G1,\n王伟,A,个人\n王伟,B,个人\n", plain()).await;
    let ctx = house.of_boss("customers.contact.import");
    let file_id = house.drawer.put(
        "contacts.csv",
        "客户,姓名,电话,决策角色,主要联系人,生日\n华强集团,王芳,13900000001,决策人,是,1980年5月4日\nG1,张伟,,,否,\n王伟,赵六,,,,\n不存在,钱七,,,,\nG1,,,,,\n",
    );
    let job = house.contacts.import(&ctx, ImportRequest { file_id, ..plain() }).await.unwrap();
    let job = house.run(job.id).await;
    assert_eq!(outcome(&job), [2, 0, 0, 0, 3], "{:?}", job.error);
    let group = house.of("华强集团", "id").await.unwrap();
    let of_group = format!("contacts where customer_id = '{group}' and owner_id is null");
    assert_eq!(house.db.count(&of_group).await, 2);
    assert_eq!(
        house.db.count("contacts where main and decision_role = 1 and birthday = '1980-05-04'").await,
        1
    );
    let told = house.told("customers.contact.created").await;
    assert_eq!(told.len(), 2);
    for told in told {
        assert_eq!(told["parent"]["id"], group);
        let boss = house.db.company.administrator.id.to_string();
        assert_eq!(told["parent"]["placement"]["ownerId"], boss);
    }
    let lines = house.drawer.lines(job.result["rejectedFileId"].as_str().unwrap());
    assert!(lines[1].starts_with("王伟,赵六,,,,,4,客户：有多条记录名为“王伟”"), "{lines:?}");
    assert_eq!(lines[2], "不存在,钱七,,,,,5,客户：找不到“不存在”。");
    assert_eq!(lines[3], "G1,,,,,,6,姓名：此项必填。");
}
