//! Ids, context, money, errors, entity definitions, access decision, condition language, normalisation. No I/O.
