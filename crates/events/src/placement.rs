//! How a record's place is written in events.

use kernel::Placement;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct Wire {
    owner_id: Option<Uuid>,
    department_id: Option<Uuid>,
    readers: Vec<Uuid>,
    editors: Vec<Uuid>,
}

pub(crate) fn serialize<S: Serializer>(place: &Option<Placement>, to: S) -> Result<S::Ok, S::Error> {
    let wire = place.as_ref().map(|place| Wire {
        owner_id: place.owner_id,
        department_id: place.department_id,
        readers: place.readers.clone(),
        editors: place.editors.clone(),
    });
    wire.serialize(to)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Placement>, D::Error> {
    let wire = Option::<Wire>::deserialize(from)?;
    Ok(wire.map(|wire| Placement {
        owner_id: wire.owner_id,
        department_id: wire.department_id,
        readers: wire.readers,
        editors: wire.editors,
    }))
}
