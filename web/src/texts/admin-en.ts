// The words of departments, roles and the rest of administration.
export const admin = {
  // administration
  headedBy: 'Head: {name}',
  addBelow: 'Add a department below {name}',
  editNamed: 'Edit {name}',
  permissions: 'Permissions',
  records: 'Records',
  verb_read: 'See',
  verb_create: 'Create',
  verb_update: 'Edit',
  verb_delete: 'Delete',
  moreRights: 'More rights',
  otherRights: 'Other',
  grantsAll: 'Everything in {what}: {scope}',
  fieldRights: 'Field rights',
  fieldRightsHelp: 'Where nothing is set, phones, emails and WeChat are masked and all other fields are open.',
  noFieldRights: 'No field has a right of its own',
}
