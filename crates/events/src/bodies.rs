//! The bodies that leave the house: services get all, analysts get no sensitive value, and what is
//! too large for the wire becomes a reference to the record.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::{Value, value::RawValue};

use crate::Envelope;

/// Bodies above this many bytes go as a reference only.
pub const LARGEST: usize = 512 * 1024;

/// The two bodies of one outbox row.
pub(crate) struct Bodies {
    pub internal: Bytes,
    pub public: Bytes,
}

/// Makes both bodies; `strip` names members of the record (`phone`, or `addresses.phone` inside a
/// list of parts) that analysts don't get. Refuses a payload that is no envelope.
pub(crate) fn bodies(payload: &str, strip: &[String]) -> serde_json::Result<Bodies> {
    if payload.len() > LARGEST {
        let body = Bytes::from(serde_json::to_vec(&reference(serde_json::from_str(payload)?))?);
        return Ok(Bodies { public: body.clone(), internal: body });
    }
    let internal = Bytes::copy_from_slice(payload.as_bytes());
    if strip.is_empty() {
        return Ok(Bodies { public: internal.clone(), internal });
    }
    let public = Bytes::from(serde_json::to_vec(&public(serde_json::from_str(payload)?, strip)?)?);
    Ok(Bodies { internal, public })
}

/// The event without the named members of its record and detail. Names of changed fields stay:
/// that a phone changed is no secret, the phone is.
pub fn public(mut event: Envelope, strip: &[String]) -> serde_json::Result<Envelope> {
    event.data.record = event.data.record.map(|raw| without(&raw, strip)).transpose()?;
    event.data.detail = event.data.detail.map(|raw| without(&raw, strip)).transpose()?;
    Ok(event)
}

/// The event reduced to which record, which version, who sees it.
pub fn reference(mut event: Envelope) -> Envelope {
    event.data.record = None;
    event.data.detail = None;
    event.data.reference = true;
    // Many thousand readers alone can be too large; then only the owners are named.
    let parents = event.data.parent.iter_mut().chain(&mut event.data.parent_before);
    let places = event.data.placement.iter_mut().chain(&mut event.data.before);
    let places = places.chain(parents.filter_map(|parent| parent.placement.as_mut()));
    for place in places.filter(|place| place.readers.len() + place.editors.len() > LARGEST / 256) {
        place.readers.clear();
        place.editors.clear();
    }
    event
}

fn without(raw: &RawValue, strip: &[String]) -> serde_json::Result<Box<RawValue>> {
    // Only objects have members to hide; a bare value of a verb event stays as it is.
    if !raw.get().starts_with('{') {
        return Ok(raw.to_owned());
    }
    let mut members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(raw.get())?;
    for name in strip {
        if members.remove(name).is_some() {
            continue;
        }
        let Some((list, inner)) = name.split_once('.') else { continue };
        if let Some(parts) = members.get_mut(list) {
            let mut value: Value = serde_json::from_str(parts.get())?;
            remove_inside(&mut value, inner);
            *parts = serde_json::value::to_raw_value(&value)?;
        }
    }
    serde_json::value::to_raw_value(&members)
}

fn remove_inside(value: &mut Value, name: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| remove_inside(item, name)),
        Value::Object(members) => {
            members.remove(name);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn payload(record: &str) -> String {
        format!(
            r#"{{"specversion":"1.0","id":"0197a1b2-0000-7000-8000-000000000001","source":"/crm/customers",
            "type":"crm.customers.customer.updated","subject":"customer/x","time":"2026-11-21T00:00:00.000001Z",
            "datacontenttype":"application/json","tenant":"0197a1b2-0000-7000-8000-000000000002","actor":null,
            "actorkind":"user","traceparent":null,"recordversion":7,"data":{{"kind":"customers.customer",
            "id":"0197a1b2-0000-7000-8000-000000000003","version":7,"record":{record},"changed":["phone"],
            "placement":{{"ownerId":null,"departmentId":null,"readers":[],"editors":[]}},"before":null,
            "title":"Kehu","parent":null,"deleted":false}}}}"#
        )
    }

    #[test]
    fn services_get_the_body_byte_for_byte_and_analysts_no_phone() {
        let text = payload(r#"{"name":"Kehu","phone":"13800000000","addresses":[{"city":"x","phone":"1"}]}"#);
        let made = bodies(&text, &["phone".into(), "addresses.phone".into()]).unwrap();
        assert_eq!(made.internal, text.as_bytes());
        let public: Value = serde_json::from_slice(&made.public).unwrap();
        assert_eq!(public["data"]["record"], serde_json::json!({"name":"Kehu","addresses":[{"city":"x"}]}));
        assert_eq!(public["data"]["changed"], serde_json::json!(["phone"]));
        assert_eq!(public["time"], "2026-11-21T00:00:00.000001Z");
    }

    #[test]
    fn numbers_keep_every_digit_when_analysts_get_them() {
        let text = payload(r#"{"phone":"1","amount":12345678901234567890.123456789}"#);
        let made = bodies(&text, &["phone".into()]).unwrap();
        assert!(std::str::from_utf8(&made.public).unwrap().contains("12345678901234567890.123456789"));
    }

    #[test]
    fn a_body_too_large_becomes_a_reference() {
        let text = payload(&format!(r#"{{"note":"{}"}}"#, "x".repeat(LARGEST)));
        let made = bodies(&text, &[]).unwrap();
        assert!(made.internal.len() < 2000);
        let event = Envelope::parse(&made.internal).unwrap();
        assert!(event.data.reference && event.data.record.is_none());
        assert_eq!((event.data.version, event.verb()), (7, "updated"));
    }

    #[test]
    fn what_is_no_envelope_is_refused_when_it_would_have_to_be_cut() {
        assert!(bodies("{}", &["phone".into()]).is_err());
    }
}
