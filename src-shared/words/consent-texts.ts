/**
 * What a member agrees to, word for word. The store's name is filled in, and the filled text with
 * its SHA-256 is kept beside the consent. Change a sentence and you change its version too
 * (src-shared/privacy/consent.ts). Drafts: to be confirmed by the store's counsel.
 */
import { bilingual } from './bilingual.ts';

export const consentTexts = bilingual(
	{
		membership:
			'{store}为给您办理会员，登记您的手机号；姓名、生日、地址由您自愿填写。用途：识别您的会员身份、记录储值、积分、次卡和消费，给您会员价和售后。信息保存在本店收银机，加密存放，不向他人提供。您可随时向本店查阅、复制、更正、删除或撤回同意；不同意不影响您购物。',
		marketing:
			'{store}可以用您登记的联系方式告诉您优惠和活动。这一项与会员无关：不同意或以后撤回，会员权益和购物都不受影响。',
		health:
			'{store}为服务安全，登记您告知的健康情况（如过敏、禁忌、孕期）。这是敏感个人信息，只给为您服务的人员查看，单独加密，每次查看都有记录。不同意或以后撤回，不影响您购物；撤回后立即销毁。',
		sharing:
			'{store}把您的会员资料提供给您指定的接收方，用途和接收方由店员当面说明并写在单据上。您可随时撤回，不影响您购物。',
		guardian:
			'会员未满十四周岁，{store}登记孩子的信息须经父母或其他监护人同意。我是孩子的监护人，已看过会员信息告知，同意{store}按告知登记和使用孩子的信息。我可随时代孩子查阅、复制、更正、删除或撤回同意；不同意不影响购物，撤回后孩子的其他同意一并撤回。',
	},
	{
		membership:
			'To make you a member, {store} records your phone; name, birthday and address are yours to give or not. It is used to know you as a member, to keep your stored value, points, passes and purchases, and to give you member prices and after-sales service. It stays on this store’s terminal, encrypted, and is given to nobody else. You may ask at any time to see, copy, correct or delete it, or withdraw; saying no does not stop you from buying.',
		marketing:
			'{store} may tell you of offers through the contact you gave. This is apart from the membership: saying no, or withdrawing later, changes neither your membership nor your shopping.',
		health:
			'For your safety {store} records what you tell us about your health (allergies, contraindications, pregnancy). This is sensitive personal information: only those who serve you see it, it is encrypted apart, and each look is recorded. Saying no, or withdrawing later, does not stop you from buying; when you withdraw, it is destroyed at once.',
		sharing:
			'{store} gives your member record to the recipient you name; what for and to whom is told to you and written on the paper. You may withdraw at any time; it does not stop you from buying.',
		guardian:
			'The member is under fourteen: {store} keeps what is theirs only if a parent or another guardian agrees. I am the guardian, I have read what is kept, and I agree that {store} keeps and uses it as told. At any time I may ask for the child to see, copy, correct or delete it, or withdraw; saying no does not stop us from buying, and with my withdrawal the child’s other consents end.',
	},
);
