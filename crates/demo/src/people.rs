//! Who works in the company, and where.

/// A department's name; the first is above all others.
pub const DEPARTMENTS: [&str; 6] = [
    "恒远集团总部 Hengyuan Group",
    "华东销售部 East China",
    "华南销售部 South China",
    "华北销售部 North China",
    "国际业务部 International",
    "销售运营部 Sales Operations",
];
/// The department that sells abroad.
pub const ABROAD: usize = 4;

/// A colleague: name, the first part of the e-mail, ready-made role, department.
pub struct Colleague {
    pub name: &'static str,
    pub mail: &'static str,
    pub role: &'static str,
    pub department: usize,
}

const fn of(name: &'static str, mail: &'static str, role: &'static str, department: usize) -> Colleague {
    Colleague { name, mail, role, department }
}

/// Who keeps the books.
pub const CLERK: usize = 30;

/// The director, then the managers, so that everybody's manager stands before him.
pub const COLLEAGUES: [Colleague; 31] = [
    of("陈志远", "zhiyuan.chen", "director", 0),
    of("王建国", "jianguo.wang", "manager", 1),
    of("林晓梅", "xiaomei.lin", "manager", 2),
    of("赵立新", "lixin.zhao", "manager", 3),
    of("Emma Clarke", "emma.clarke", "manager", 4),
    of("周敏", "min.zhou", "administrator", 5),
    of("李静", "jing.li", "rep", 1),
    of("张伟", "wei.zhang", "rep", 1),
    of("刘洋", "yang.liu", "rep", 1),
    of("徐婷", "ting.xu", "rep", 1),
    of("沈浩", "hao.shen", "rep", 1),
    of("顾晓峰", "xiaofeng.gu", "rep", 1),
    of("朱琳", "lin.zhu", "rep", 1),
    of("黄俊杰", "junjie.huang", "rep", 2),
    of("陈嘉怡", "jiayi.chen", "rep", 2),
    of("梁志强", "zhiqiang.liang", "rep", 2),
    of("何敏仪", "minyi.he", "rep", 2),
    of("罗文斌", "wenbin.luo", "rep", 2),
    of("郑思远", "siyuan.zheng", "rep", 2),
    of("孙丽", "li.sun", "rep", 3),
    of("马超", "chao.ma", "rep", 3),
    of("杨帆", "fan.yang", "rep", 3),
    of("高翔", "xiang.gao", "rep", 3),
    of("郭雨欣", "yuxin.guo", "rep", 3),
    of("董磊", "lei.dong", "rep", 3),
    of("James Miller", "james.miller", "rep", 4),
    of("Sofia Rossi", "sofia.rossi", "rep", 4),
    of("唐悦", "yue.tang", "rep", 4),
    of("Lukas Weber", "lukas.weber", "rep", 4),
    of("田中爱子", "aiko.tanaka", "rep", 4),
    of("许慧", "hui.xu", "finance_clerk", 5),
];

/// Places in `COLLEAGUES` of those who sell, at home or abroad.
pub fn sellers(abroad: bool) -> Vec<usize> {
    let sells = |at: &usize| {
        let who = &COLLEAGUES[*at];
        ["rep", "manager"].contains(&who.role) && (who.department == ABROAD) == abroad
    };
    (0..COLLEAGUES.len()).filter(sells).collect()
}

/// Who leads a department.
pub fn head_of(department: usize) -> Option<usize> {
    let leads = |who: &Colleague| who.department == department && who.role != "rep";
    COLLEAGUES.iter().position(leads)
}

/// Whom a colleague reports to; nobody is above the director.
pub fn above(place: usize) -> Option<usize> {
    let who = &COLLEAGUES[place];
    let head = if who.role == "rep" { head_of(who.department) } else { Some(0) };
    head.filter(|head| *head != place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybodys_manager_comes_before_him_and_all_ready_made_roles_are_there() {
        for (at, who) in COLLEAGUES.iter().enumerate().filter(|(_, who)| who.role == "rep") {
            let head = head_of(who.department).expect("a head");
            assert!(head < at, "{}", who.name);
        }
        for role in ["administrator", "director", "manager", "rep", "finance_clerk"] {
            assert!(COLLEAGUES.iter().any(|who| who.role == role), "{role}");
        }
        assert_eq!(sellers(true).len() + sellers(false).len(), 28);
    }
}
