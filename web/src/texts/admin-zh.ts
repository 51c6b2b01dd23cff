// 部门、角色等管理页面的界面文字。
export const admin = {
  // administration
  headedBy: '负责人：{name}',
  addBelow: '在{name}下新建部门',
  editNamed: '编辑{name}',
  permissions: '权限',
  records: '对象',
  verb_read: '查看',
  verb_create: '新建',
  verb_update: '编辑',
  verb_delete: '删除',
  moreRights: '其他权限',
  otherRights: '其他',
  grantsAll: '{what} 的全部权限：{scope}',
  fieldRights: '字段权限',
  fieldRightsHelp: '未设置的字段：电话、邮箱、微信等敏感字段默认脱敏，其他字段可编辑。',
  noFieldRights: '没有单独设置的字段',
}
