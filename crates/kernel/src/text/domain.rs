//! The company's own domain in an e-mail or web address: `li@mail.huawei.com` and `https://www.huawei.com/cn`
//! are both `huawei.com`. Mailboxes that anybody can have and shops on a platform tell nothing.

/// Mailboxes for everybody, platforms on which others keep their pages, and domains kept for examples.
const ANYBODYS: &str = "qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net 188.com 139.com 189.cn wo.cn 21cn.com 263.net
    sina.com sina.cn sina.com.cn sohu.com tom.com aliyun.com 88.com gmail.com googlemail.com outlook.com hotmail.com
    live.com live.cn msn.com yahoo.com yahoo.cn yahoo.com.cn yahoo.co.jp icloud.com me.com mac.com aol.com gmx.com gmx.de
    gmx.net web.de t-online.de mail.com mail.ru yandex.ru yandex.com proton.me protonmail.com zoho.com naver.com hanmail.net
    orange.fr free.fr libero.it comcast.net
    taobao.com tmall.com 1688.com alibaba.com jd.com pinduoduo.com weidian.com youzan.com made-in-china.com weibo.com
    douyin.com baidu.com zhihu.com bilibili.com xiaohongshu.com dianping.com meituan.com 58.com amazon.com ebay.com etsy.com
    shopify.com myshopify.com facebook.com instagram.com linkedin.com twitter.com x.com youtube.com github.com github.io
    gitee.com wixsite.com weebly.com wordpress.com blogspot.com notion.site feishu.cn yuque.com dingtalk.com
    example.com example.net example.org example.cn";

/// Ends that belong to nobody in particular.
const RESERVED: &str = "example invalid test localhost local internal";

/// Under a country's code these stand before the company's own label: `huawei.com.cn`.
const SHARED: &str = "com net org gov edu ac co or ne go mil ltd plc me";

/// The domain of an e-mail address if it is a company's own.
pub fn of_email(address: &str) -> Option<String> {
    own(address.rsplit_once('@')?.1)
}

/// The domain of a web address if it is a company's own.
pub fn of_website(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    own(host.split(':').next()?)
}

fn own(host: &str) -> Option<String> {
    let host = host.trim().trim_end_matches('.').to_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let [.., second, last] = labels[..] else { return None };
    let number = labels.iter().all(|label| label.bytes().all(|b| b.is_ascii_digit()));
    if number || labels.iter().any(|label| label.is_empty()) || listed(RESERVED, last) {
        return None;
    }
    let country = last.len() == 2 && listed(SHARED, second);
    let domain = labels[labels.len().saturating_sub(if country { 3 } else { 2 })..].join(".");
    let own = !listed(ANYBODYS, &domain) && (!country || labels.len() > 2);
    own.then_some(domain)
}

fn listed(list: &'static str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_companys_addresses_share_its_domain() {
        for address in ["li@huawei.com", "li@mail.huawei.com", "LI@HUAWEI.COM"] {
            assert_eq!(of_email(address).as_deref(), Some("huawei.com"), "{address}");
        }
        for address in ["https://www.huawei.com", "http://huawei.com:8080/cn?a=b", "consumer.huawei.com/cn"] {
            assert_eq!(of_website(address).as_deref(), Some("huawei.com"), "{address}");
        }
        assert_eq!(of_email("a@sales.haier.com.cn").as_deref(), Some("haier.com.cn"));
        assert_eq!(of_website("https://www.bbc.co.uk/news").as_deref(), Some("bbc.co.uk"));
        assert_eq!(of_website("http://例子.中国").as_deref(), Some("例子.中国"));
    }

    #[test]
    fn what_anybody_can_have_tells_nothing() {
        for address in
            ["1@qq.com", "a@163.com", "a@vip.163.com", "a@gmail.com", "a@example.com", "a@b.test", "a"]
        {
            assert_eq!(of_email(address), None, "{address}");
        }
        for address in [
            "https://shop123.1688.com",
            "http://127.0.0.1:80",
            "http://localhost",
            "https://com.cn",
            "",
            "https://a.github.io",
        ] {
            assert_eq!(of_website(address), None, "{address}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_domain_is_its_own_domain(host in "([a-z0-9-]{1,8}\\.){0,3}(com|cn|com\\.cn|de|uk)|\\PC{0,20}") {
            if let Some(once) = own(&host) {
                proptest::prop_assert_eq!(own(&once), Some(once));
            }
        }
    }
}
