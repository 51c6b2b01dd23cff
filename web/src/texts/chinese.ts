// 中文界面所需的全部文字：界面、控件和日历。
import inputs from 'antd/locale/zh_CN'
import 'dayjs/locale/zh-cn'
import { zh } from './zh'

export default { words: zh, inputs, calendar: 'zh-cn' }
