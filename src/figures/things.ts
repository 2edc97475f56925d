/**
 * What is counted: the English name that both languages share, and the words for it. A number before one of these is a
 * count of it; a number before any other word stays a bare number, and the author says what it counts (`unit:`).
 */

import { once } from './once.ts';

const table = `
person: person people persons individuals residents inhabitants citizens 人 名 位 人口 人次 民众 民眾 居民 市民 口人 人群 个人 個人 名居民
user: user users 用户 用戶 使用者 个用户 個用戶 名用户 名用戶 名使用者
active user: active_users monthly_users daily_users monthly_active_users daily_active_users weekly_active_users 活跃用户 活躍用戶 月活用户 月活跃用户 日活跃用户
subscriber: subscriber subscribers 订户 訂戶 订阅用户 名订户 付费用户 付費用戶
customer: customer customers clients 客户 客戶 顾客 顧客 名客户 家客户
member: member members 会员 會員 成员 成員 名会员 名成员
download: download downloads 下载 下載 次下载 次下載 下载量 下載量
visit: visit visits visits 访问 訪問 次访问
view: view views page_views 次观看 次播放 播放
worker: worker workers employee employees staff staffers jobs job 员工 員工 名员工 名員工 工人 名工人 职工 個職位 个岗位 个就业岗位
doctor: doctor doctors physicians 医生 醫生 医师 醫師 名医生 名醫生
nurse: nurse nurses 护士 護士 护理师 護理師 名护士
teacher: teacher teachers 教师 教師 老师 老師 名教师
student: student students pupils 学生 學生 名学生 名學生
patient: patient patients 患者 名患者 病人
death: death deaths fatalities 例死亡 死亡 死
injury: injuries injury 伤 傷
case: case cases infections 例 病例 例病例 宗 起 起火灾 起火災
child: child children 儿童 兒童 孩子 名儿童
woman: woman women 女性 妇女
man: man men 男性
voter: voter voters 选民 選民
vote: vote votes ballots 票 张选票
seat: seat seats 席 个席位 席位 個席位
share: share shares 股 股股份
company: company companies firms firm businesses enterprises 家公司 家企业 家企業 间公司 間公司 企业 企業 家上市公司 家初创公司 家科技公司
startup: startup startups start-ups 初创企业 家初创企业
bank: bank banks 家银行 家銀行 银行
store: store stores shops outlets 家门店 家店 門市 间分店 間分店 家分店 门店 门市
school: school schools 所学校 所學校 学校
hospital: hospital hospitals 家医院 所医院 醫院
country: country countries nations 国 个国家 個國家 国家 國家 个国家和地区 個國家和地區
city: city cities 城市 个城市 個城市 座城市
language: language languages 种语言 種語言 语言 語言
household: household households families 户 戶 户家庭 家庭 户居民
home: home homes houses housing_units apartments flats 套 套住房 套房 住宅 個單位
car: car cars vehicles vehicle 辆 輛 辆汽车 輛汽車 辆车 輛車 汽车 輛車
truck: truck trucks 辆卡车
aircraft: aircraft planes plane jets airplanes helicopters 架 架飞机 架飛機 架次
ship: ship ships vessels boats 艘 艘船
phone: phone phones smartphones handsets 部手机 部手機 台手机 手机
unit: units 台 部 臺
robot: robot robots 台机器人 机器人
chip: chip chips semiconductors GPUs CPUs 颗芯片 枚芯片 块芯片 张GPU 张显卡 片 颗
device: device devices machines 台设备 设备 裝置
model: models 个模型 個模型 款模型 模型
derivative model: derivative models 衍生模型 个衍生模型 個衍生模型 款衍生模型
parameter: parameter parameters params 参数 參數 个参数 個參數
token: token tokens 个token 個token 词元
app: app apps applications 款应用 個應用 个应用 应用
project: project projects 个项目 個項目 项目 專案
patent: patent patents 项专利 項專利 件专利 专利
product: product products items 款产品 件产品 种产品 件商品 件 產品
paper: paper papers articles studies 篇 篇论文 篇文章 論文
book: book books copies 本 册 冊 本书
word: word words 字 个字 個字
star: star stars 颗星 星
point: 点 點 分 积分 points point
game: game games matches match 场 場 场比赛 場比賽
goal: goal goals 球 个进球
time: 次 回 遍 趟 轮 輪
kind: types kinds varieties species 种 種 类 類
item: 项 項 条 條 则 份 件事
room: room rooms 间 間 间客房
bed: beds bed 张床位 張床位 张床 張床 床位
ticket: tickets ticket 张票 張票 门票
flight: flights flight 班 班次 个航班 航班
floor: floors storeys stories 层 層 层楼
page: page pages 页 頁
song: songs song 首 首歌
film: films movies film movie 部电影 部電影
head: head heads 头 頭 头猪 匹
tree: trees tree 棵 株
bottle: bottles bottle 瓶
box: 箱 盒
sheet: 张 張
piece: pieces piece 块 塊 枚 粒
group: groups group teams team 组 組 支 支球队 队
step: 步
district: 个区 區
state: states state 个州 州
study: 项研究 項研究
meeting: meetings 次会议
soldier: soldiers troops soldier troop 名士兵 兵力 士兵
missile: missiles missile 枚导弹 導彈
drone: drones drone 架无人机 无人机
passenger: passengers passenger 名乘客 乘客 旅客
tourist: tourists visitors travellers travelers visitor tourist 游客 遊客 名游客
fan: followers fans 粉丝 粉絲 名粉丝
developer: developers developer 开发者 開發者 名开发者 工程师
supplier: suppliers supplier 供应商 家供应商
investor: investors investor 投资者 名投资者 股東 股东
lawmaker: lawmakers lawmaker senators members_of_parliament 名议员 議員
transaction: transactions transaction 笔 筆 笔交易 宗交易
order: orders order 订单 张订单 份订单 筆訂單
subscription: subscriptions subscription 订阅
request: requests queries request 次请求 次调用 调用
citation: citations citation 次引用 引用
account: accounts account 账户 个账户 帐户 帳戶
site: websites 网站 个网站 網站
respondent: respondents 受访者 受訪者 名受访者
`;

/** Counted thing -> its words, in both languages. */
export const things = once(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(
      table
        .trim()
        .split('\n')
        .map((line) => line.split(': '))
        .filter((parts): parts is [string, string] => parts.length === 2)
        .map(([name, words]) => [name, words.split(' ').map((word) => word.replaceAll('_', ' '))]),
    ),
);
