//! Goods of an order go out or come back: noted on its lines and in a delivery of its own, by whomever, in
//! whatever order; together never more than was ordered.

use kernel::{Ctx, Date, Error, FieldErrors, Result, Uuid};
use proto::sales::v1 as wire;
use rust_decimal::Decimal;
use serde_json::json;
use store::{Db, Uow, input, record::parse_id, records};

use super::detail;
use crate::{
    numbers,
    records::{DELIVERY, DELIVERY_LINE, Delivery, DeliveryKind, DeliveryLine, Order},
};

pub async fn deliver(db: &Db, ctx: &Ctx, request: wire::DeliverOrderRequest) -> Result<wire::Order> {
    let wire::DeliverOrderRequest { id, lines, carrier, tracking_number, moved_on, note } = request;
    let id = parse_id("id", &id)?;
    let mut asked = Asked::read(ctx, &lines, [&carrier, &tracking_number, &moved_on, &note])?;
    let mut uow = db.begin(ctx).await?;
    let mut order = uow.lock_even_locked::<Order>(id).await?;
    order.can_go_out()?;
    if asked.moved.is_empty() {
        asked.moved = order.left();
    }
    order.goes_out(&asked.moved)?;
    noted(uow, order, DeliveryKind::Shipment, asked).await
}

pub async fn take_back(db: &Db, ctx: &Ctx, request: wire::ReturnOrderRequest) -> Result<wire::Order> {
    let wire::ReturnOrderRequest { id, lines, carrier, tracking_number, moved_on, note } = request;
    let id = parse_id("id", &id)?;
    let asked = Asked::read(ctx, &lines, [&carrier, &tracking_number, &moved_on, &note])?;
    let mut uow = db.begin(ctx).await?;
    let mut order = uow.lock_even_locked::<Order>(id).await?;
    order.can_come_back()?;
    order.comes_back(&asked.moved)?;
    noted(uow, order, DeliveryKind::Return, asked).await
}

/// What somebody says of goods that moved.
struct Asked {
    moved: Vec<(Uuid, Decimal)>,
    carrier: Option<String>,
    tracking_number: Option<String>,
    moved_on: Date,
    note: Option<String>,
}

impl Asked {
    fn read(
        ctx: &Ctx,
        lines: &[wire::GoodsMoved],
        [carrier, tracking_number, moved_on, note]: [&str; 4],
    ) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let lacking = || Error::internal("a delivery without what it is made of");
        let quantity =
            DELIVERY_LINE.fields.iter().find(|field| field.name == "quantity").ok_or_else(lacking)?;
        let mut moved = vec![];
        for (i, line) in lines.iter().enumerate() {
            let path = format!("lines[{i}].");
            let id = parse_id(&format!("{path}orderLineId"), &line.order_line_id);
            let id = id.map_err(|error| errors.add(error)).ok();
            if line.quantity.trim().is_empty() {
                errors.push(format!("{path}quantity"), "REQUIRED");
            }
            let number = input::decimal(quantity, &path, Some(&line.quantity), &mut errors);
            moved.extend(id.zip(number));
        }
        let mut text = |name: &str, value: &str| {
            DELIVERY.field(name).and_then(|field| input::text(field, "", Some(value), &mut errors))
        };
        let (carrier, tracking_number) = (text("carrier", carrier), text("tracking_number", tracking_number));
        let note = text("note", note);
        let day = DELIVERY.field("moved_on").ok_or_else(lacking)?;
        let moved_on = input::date(day, "", Some(moved_on), &mut errors);
        let today = ctx.recorded_at().with_timezone(&ctx.zone).date_naive();
        let moved_on = moved_on.unwrap_or(today);
        if moved_on > ctx.today() {
            errors.push("movedOn", "IN_THE_FUTURE");
        }
        errors.finish()?;
        Ok(Self { moved, carrier, tracking_number, moved_on, note })
    }
}

/// Saves the order with a delivery that says what moved.
async fn noted(mut uow: Uow<'_>, mut order: Order, kind: DeliveryKind, asked: Asked) -> Result<wire::Order> {
    let line = |(id, quantity): &(Uuid, Decimal)| {
        let of = order.lines.iter().find(|line| line.id == *id);
        DeliveryLine {
            id: Uuid::now_v7(),
            order_line_id: Some(*id),
            name: of.and_then(|line| line.name.clone()),
            quantity: Some(*quantity),
            unit: of.and_then(|line| line.unit.clone()),
        }
    };
    let mut delivery = Delivery {
        order_id: order.head.id,
        kind,
        lines: asked.moved.iter().map(line).collect(),
        carrier: asked.carrier,
        tracking_number: asked.tracking_number,
        moved_on: Some(asked.moved_on),
        note: asked.note,
        ..Delivery::default()
    };
    delivery.head.id = Uuid::now_v7();
    delivery.number = Some(numbers::of::<Delivery>(&mut uow, "DN").await?);
    uow.save(&mut order);
    let mut told = detail(&order);
    told["deliveryId"] = json!(delivery.head.id);
    told["delivery"] = json!(delivery.number);
    told["lines"] =
        asked.moved.iter().map(|(id, quantity)| json!({"lineId": id, "quantity": quantity})).collect();
    let verb = if kind == DeliveryKind::Shipment { "delivered" } else { "returned" };
    uow.emit(verb, &order, told)?;
    uow.insert(&mut delivery);
    records::answer(uow, &order).await
}
