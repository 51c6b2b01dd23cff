//! The few words that a form's page says itself.

use kernel::Locale;

pub struct Words {
    pub send: &'static str,
    pub choose: &'static str,
    pub required: &'static str,
    pub mend: &'static str,
    pub again: &'static str,
    pub trap: &'static str,
    pub thanks: &'static str,
    pub thanks_text: &'static str,
    pub check_mail: &'static str,
    pub check_mail_text: &'static str,
    pub go_on: &'static str,
    pub confirm: &'static str,
    pub confirm_text: &'static str,
    pub sorry: &'static str,
    pub yes: &'static str,
}

const EN: Words = Words {
    send: "Send",
    choose: "Please choose",
    required: "required",
    mend: "Please correct what is marked below.",
    again: "That didn't work. Please send it again in a moment; it will arrive only once.",
    trap: "Leave this field empty",
    thanks: "Thank you",
    thanks_text: "We have received your message and will get in touch with you.",
    check_mail: "One more step",
    check_mail_text: "We have sent you an e-mail. Please open the link in it to confirm your message.",
    go_on: "Continue",
    confirm: "Confirm",
    confirm_text: "Please confirm that you sent us this message.",
    sorry: "This doesn't work",
    yes: "Yes",
};

const ZH: Words = Words {
    send: "提交",
    choose: "请选择",
    required: "必填",
    mend: "请修改下面标出的内容。",
    again: "提交未成功，请稍后重新提交；重复提交不会产生多条记录。",
    trap: "请勿填写此项",
    thanks: "感谢您的提交",
    thanks_text: "我们已收到您的信息，会尽快与您联系。",
    check_mail: "还差一步",
    check_mail_text: "我们已向您的邮箱发送了一封邮件，请打开其中的链接完成确认。",
    go_on: "继续",
    confirm: "确认",
    confirm_text: "请确认这条信息是您本人提交的。",
    sorry: "无法继续",
    yes: "是",
};

pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &EN,
        Locale::Zh => &ZH,
    }
}
