//! The ways in which concepts stand, as a machine reads them.

use super::comparison_report::DraftReport;
use super::force_report::ActReport;
use super::map_report::{MentionReport, SchemeReport};
use crate::concept::Mention;
use crate::document::Quotation;
use crate::setting::{Setting, Settings, Way};

/// Every mention of a map and what stands around it; owns everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SettingsReport {
    /// The name and version of the shape.
    pub schema: String,
    /// The scheme searched for.
    pub scheme: SchemeReport,
    /// The draft searched.
    pub draft: DraftReport,
    /// The mentions, in order of place.
    pub settings: Vec<SettingReport>,
}

impl SettingsReport {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/settings/1";
}

/// A mention and what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SettingReport {
    /// The id of the concept in the scheme.
    pub concept: String,
    /// The place it is named at.
    pub mention: MentionReport,
    /// In which ways it stands there.
    pub ways: Vec<WayReport>,
    /// The act it stands in.
    pub act: Option<ActReport>,
}

/// One way in which a concept stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct WayReport {
    /// The way.
    pub way: Way,
    /// The words that show it.
    pub quotation: Quotation,
}

impl Settings<'_> {
    /// Every mention with its setting, in a shape of its own that serializes.
    #[must_use]
    pub fn report(&self) -> SettingsReport {
        SettingsReport {
            schema: SettingsReport::SCHEMA.to_owned(),
            scheme: SchemeReport::of(self.map().scheme()),
            draft: DraftReport::of(self.map().draft()),
            settings: self.iter().map(|(mention, own)| self.setting(mention, own)).collect(),
        }
    }

    fn setting(&self, mention: Mention<'_>, setting: &Setting) -> SettingReport {
        let draft = self.map().draft();
        let ways = setting.circumstances.iter().map(|circumstance| WayReport {
            way: circumstance.way,
            quotation: draft.quote(circumstance.evidence),
        });
        SettingReport {
            concept: mention.concept().id().to_owned(),
            mention: MentionReport::of(mention),
            ways: ways.collect(),
            act: self.act(setting).map(|act| ActReport::of(draft, act)),
        }
    }
}
