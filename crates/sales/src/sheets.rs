//! Deals, products and the prices of price books as spreadsheets.

mod catalogue;
mod deals;

use std::{collections::HashMap, sync::Arc};

pub use catalogue::{Prices, Products};
pub use deals::Deals;
use runtime::{App, sheets::Sheets};
use store::jobs::Work;

#[derive(Clone)]
pub struct Papers {
    pub deals: Arc<Sheets<Deals>>,
    pub products: Arc<Sheets<Products>>,
    pub prices: Arc<Sheets<Prices>>,
}

impl Papers {
    pub fn of(app: &App) -> Self {
        Self {
            deals: Sheets::of(app, Deals),
            products: Sheets::of(app, Products),
            prices: Sheets::of(app, Prices),
        }
    }

    pub fn works(&self, jobs: &mut HashMap<&'static str, Arc<dyn Work>>) {
        self.deals.works(jobs);
        self.products.works(jobs);
        self.prices.works(jobs);
    }
}
