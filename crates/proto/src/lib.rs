//! Wire types and the descriptor set of every service.
