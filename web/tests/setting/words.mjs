// What the small company of people.mjs is called and says, in Chinese and in English: an English picture has an English company in it.
export const ZH = {
  company: '华晨科技有限公司', head: '周敏', sales: '销售部', rep: '李雷', other: '韩梅梅', marketer: '林娜', manager: '王芳', currency: 'CNY',
  pool: '华东公海', industry: '贸易', source: '展会', tag: '老客户', street: '南京西路 100 号', areaCode: '021',
  mine: [
    ['上海晨光贸易有限公司', '上海', 'KEY'], ['深圳市华瑞电子有限公司', '深圳', 'IMPORTANT'], ['广州天河物流有限公司', '广州', 'NORMAL'], ['Blue Harbour Trading Ltd.', '上海', 'IMPORTANT'],
    ['杭州云栖软件有限公司', '杭州', 'KEY'], ['成都蓉城餐饮管理有限公司', '成都', 'NORMAL'], ['北京远航科技股份有限公司', '北京', 'KEY'], ['武汉长江精密机械制造有限责任公司华中分公司', '武汉', 'NORMAL'],
  ],
  waiting: [
    ['扬州瘦西湖印刷有限公司', '扬州', 'NORMAL'], ['无锡太湖纺织有限公司', '无锡', 'IMPORTANT'], ['宁波东港船舶配件有限公司', '宁波', 'NORMAL'], ['Harbin Snow Foods Co., Ltd.', '哈尔滨', 'NORMAL'],
    ['合肥巢湖仪表有限公司', '合肥', 'IMPORTANT'], ['西安长安建材有限公司', '西安', 'NORMAL'], ['青岛崂山饮品有限公司', '青岛', 'KEY'], ['江苏金鸡湖展览展示服务有限公司', '常州', 'NORMAL'],
  ],
  contact: '赵倩', contactTitle: '采购经理',
  followUps: ['电话沟通报价', '上门拜访，演示样品', '发送合同草案'], followUp: '客户对交期有疑问，希望下周给出明确答复。', next: '确认交期',
  tasks: ['准备投标文件', '回访老客户', '整理报价单'], taskFromHead: '约见采购负责人',
  deals: ['电话系统改造', '服务器采购', '办公软件年费', '混合云迁移'],
  released: '今年没有预算', again: '重新联系，约下周拜访', binned: ['重复录入的客户', '已注销的公司'], binCity: '无锡',
  team: '线索组', grabRule: '线索组自行领取', channel: '展会', campaign: '上海国际工业博览会',
  hotRule: '医疗行业的热线索', medical: '医疗器械', turnRule: '展会线索轮流分配', turnCities: ['上海', '苏州'], making: '制造业', leadNote: '在展台留下名片，希望尽快收到报价。',
  leads: [['高远', '苏州高远仪器有限公司', '苏州', '测量仪', 'HOT'], ['李大海', '大海餐饮管理有限公司', '成都', '点餐系统', 'WARM'], ['周晓雯', '宁波东升电器有限公司', '宁波', '备件', 'WARM'], ['陈立', '上海明康医疗器械有限公司', '上海', '灭菌设备', 'HOT'], ['Anna Berg', 'Nordwind Logistik GmbH', 'Hamburg', 'Fleet software', 'COLD']],
  form: '官网索取报价', formTitle: '索取报价', formIntro: '留下联系方式，我们会在一个工作日内联系您。', consent: '我同意贵公司就此需求与我联系。', thanks: '谢谢！我们会尽快与您联系。', questions: ['您的姓名', '电话', '公司', '您的需求', '邮箱'], visitor: ['冯志', '南通海潮船舶有限公司', '需要 20 套备件的报价'],
  products: [['激光测距仪 L200', 'L200', '测量仪器', 'GOOD', '台', '2680', '1500'], ['安装与校准', 'SV-01', '服务', 'SERVICE', '次', '800', '300'], ['野外测量套装', 'SET-10', '测量仪器', 'BUNDLE', '套', '3280', '1800']],
  specifications: [['量程', '0.05–200 米'], ['精度', '±1.0 毫米']], book: '重点客户价目表', quote: '测量设备一期', sections: ['设备', '服务'], payment: '预付 30%，验收后 70%。', delivery: '合同签订后 15 个工作日内交货。', limit: '销售代表折扣上限', carrier: '顺丰',
  sheet: ['客户名称,城市,电话,谁介绍的', '苏州蓝海纺织有限公司,苏州,0512-65550101,老王', '常州新材股份有限公司,常州,0519-85550102,展会'], sheetName: '客户.csv', trial: ['客户名称,城市', '苏州蓝海纺织有限公司,苏州', ',常州'],
  alike: (name) => name.replace('晨光', '辰光'), searched: '晨光', city: '上海', tagOf: '重点跟进',
}

export const EN = {
  ...ZH,
  company: 'Northgate Ltd.', head: 'Helen Ward', sales: 'Sales', rep: 'James Carter', other: 'Mia Novak', marketer: 'Laura Klein', manager: 'Paul Richter',
  pool: 'East pool', industry: 'Trade', source: 'Trade fair', tag: 'Repeat customer', street: '100 Nanjing West Road',
  mine: [
    ['Dawnlight Trading Co., Ltd.', 'Shanghai', 'KEY'], ['Huarui Electronics Ltd.', 'Shenzhen', 'IMPORTANT'], ['Tianhe Logistics Co., Ltd.', 'Guangzhou', 'NORMAL'], ['Blue Harbour Trading Ltd.', 'Shanghai', 'IMPORTANT'],
    ['Cloudrest Software Inc.', 'Hangzhou', 'KEY'], ['Lotus City Catering Ltd.', 'Chengdu', 'NORMAL'], ['Voyager Technology Corp.', 'Beijing', 'KEY'], ['Yangtze Precision Machinery Manufacturing Company, Central China Branch', 'Wuhan', 'NORMAL'],
  ],
  waiting: [
    ['Purple Hill Printing Ltd.', 'Nanjing', 'NORMAL'], ['Lakeside Textiles Co.', 'Wuxi', 'IMPORTANT'], ['East Port Ship Parts Ltd.', 'Ningbo', 'NORMAL'], ['Harbin Snow Foods Co., Ltd.', 'Harbin', 'NORMAL'],
    ['Chaohu Gauges Ltd.', 'Hefei', 'IMPORTANT'], ['Longevity Building Materials', 'Xi’an', 'NORMAL'], ['Bay Beverages Ltd.', 'Qingdao', 'KEY'], ['Golden Rooster Lake Exhibition Services Company', 'Suzhou', 'NORMAL'],
  ],
  contact: 'Grace Miller', contactTitle: 'Head of purchasing',
  followUps: ['Talked about the price', 'Visit with samples', 'Sent the draft contract'], followUp: 'They doubt the delivery date and expect a clear answer next week.', next: 'Confirm the delivery date',
  tasks: ['Prepare the tender', 'Call a customer of last year', 'Put the quote in order'], taskFromHead: 'Meet the head of purchasing',
  deals: ['New telephone system', 'Server purchase', 'Office licences, yearly', 'Move to hybrid cloud'],
  released: 'No budget this year', again: 'In touch again, visit next week', binned: ['Entered twice', 'Closed company'], binCity: 'Wuxi',
  team: 'Lead desk', grabRule: 'The lead desk takes them', channel: 'Trade fair', campaign: 'Shanghai Industry Fair',
  hotRule: 'Hot leads from medicine', medical: 'Medical devices', turnRule: 'Fair leads in turn', turnCities: ['Shanghai', 'Suzhou'], making: 'Manufacturing', leadNote: 'Left a card at the stand and hopes for a quote soon.',
  leads: [['Rose Gao', 'Gaoyuan Instruments Ltd.', 'Suzhou', 'Gauges', 'HOT'], ['Henry Lee', 'Big Sea Catering', 'Chengdu', 'Ordering system', 'WARM'], ['Wendy Zhou', 'Dongsheng Appliances', 'Ningbo', 'Spare parts', 'WARM'], ['Leo Chen', 'Mingkang Medical Devices', 'Shanghai', 'Steriliser', 'HOT'], ['Anna Berg', 'Nordwind Logistik GmbH', 'Hamburg', 'Fleet software', 'COLD']],
  form: 'Quote from the web site', formTitle: 'Ask for a quote', formIntro: 'Leave your details and we will be in touch within a working day.', consent: 'I agree to be contacted about this.', thanks: 'Thank you! We will be in touch soon.', questions: ['Your name', 'Phone', 'Company', 'What do you need?', 'Email'], visitor: ['Frank Field', 'Tide Shipbuilding Ltd.', 'A quote for 20 sets of spare parts'],
  products: [['Laser distance meter L200', 'L200', 'Instruments', 'GOOD', 'pc', '2680', '1500'], ['Installation and calibration', 'SV-01', 'Services', 'SERVICE', 'visit', '800', '300'], ['Field measuring set', 'SET-10', 'Instruments', 'BUNDLE', 'set', '3280', '1800']],
  specifications: [['Range', '0.05–200 m'], ['Accuracy', '±1.0 mm']], book: 'Prices for key customers', quote: 'Measuring equipment, phase one', sections: ['Equipment', 'Services'], payment: '30% in advance, 70% after acceptance.', delivery: 'Within 15 working days of the contract.', limit: 'Representatives', carrier: 'SF Express',
  sheet: ['Name,City,Phone,Introduced by', 'Blue Sea Textiles Ltd.,Suzhou,0512-65550101,Walter', 'New Materials Corp.,Changzhou,0519-85550102,Trade fair'], sheetName: 'customers.csv', trial: ['Name,City', 'Blue Sea Textiles Ltd.,Suzhou', ',Changzhou'],
  alike: (name) => name.replace(' Co., Ltd.', ' Ltd.'), searched: 'dawn', city: 'Shanghai', tagOf: 'Priority',
}
