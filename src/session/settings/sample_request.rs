//! What the settings page asks of the background, and what it is answered: a sample maintenance under the policy
//! as it is being written, checked there, and its templates filled in. So the page's own wasm holds no rule.

use crate::{
    engine::finding::Severity, session::stored_policies::StoredPolicies,
    ui::settings::templates::TemplatePreview,
};
use serde::{Deserialize, Serialize};

/// What a person has written into the sample.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SampleDraft {
    pub client: String,
    /// The template that the texts are from which the person has not written: its place in the policy.
    pub template: usize,
    pub title: Option<String>,
    pub message: Option<String>,
}

/// A template as it is being written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TemplateText {
    pub title: Option<String>,
    pub body: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SampleRequest {
    /// The policies that are to count.
    pub policies: StoredPolicies,
    pub draft: SampleDraft,
    /// The templates to be filled in besides.
    pub templates: Vec<TemplateText>,
}

/// The sample with the person's words in it, and what the guard says of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SampleAnswer {
    pub clients: Vec<String>,
    /// The one whose components are chosen.
    pub client: String,
    pub title: String,
    pub message: String,
    /// Those that are chosen.
    pub components: Vec<String>,
    pub findings: Vec<(Severity, String)>,
    /// One for each template of the request.
    pub previews: Vec<TemplatePreview>,
}

/// What the page has asked last, and what it knows.
#[derive(Debug, Default)]
pub struct SampleExchange {
    /// Of the last request: an answer to an earlier one comes too late.
    number: u32,
    request: SampleRequest,
    /// The request was not sent, or not answered: it is sent again with the next event.
    is_open: bool,
    answered: Option<(SampleRequest, SampleAnswer)>,
    /// Why the last request has no answer.
    failure: Option<String>,
}

impl SampleExchange {
    /// The number of a request and its text, where it is another than the last.
    pub fn ask(&mut self, request: SampleRequest) -> Option<(u32, String)> {
        let is_first = self.number == 0;
        if !is_first && !self.is_open && self.request == request {
            return None;
        }
        self.number += 1;
        self.is_open = false;
        let text = serde_json::to_string(&request).unwrap_or_default();
        self.request = request;
        Some((self.number, text))
    }

    /// What came for the request of this number: the text of an answer, or why there is none.
    pub fn take_answer(&mut self, number: &str, answer: Result<&str, &str>) {
        if number.parse() != Ok(self.number) {
            return;
        }
        let read = |text: &str| {
            serde_json::from_str(text)
                .map_err(|error| format!("what it answered was not understood ({error})"))
        };
        match answer.map_err(str::to_owned).and_then(read) {
            Ok(answer) => {
                self.answered = Some((self.request.clone(), answer));
                self.failure = None;
            }
            Err(reason) => {
                self.failure = Some(reason);
                self.is_open = true;
            }
        }
    }

    /// The last answer; none before the first has come.
    pub fn answer(&self) -> Option<&SampleAnswer> {
        self.answered.as_ref().map(|(_, answer)| answer)
    }

    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// What a template becomes, or what the one at its place was until now.
    pub fn preview_of(&self, template: &TemplateText, index: usize) -> Option<&TemplatePreview> {
        let (request, answer) = self.answered.as_ref()?;
        let same = request.templates.iter().position(|one| one == template);
        answer.previews.get(same.unwrap_or(index))
    }
}
