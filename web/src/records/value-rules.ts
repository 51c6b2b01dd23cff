// When a value says nothing: the API leaves such fields out, forms and lists show them empty.
export const isUnset = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length) || (typeof value === 'string' && value.endsWith('_UNSPECIFIED'))
