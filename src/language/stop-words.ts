import { fold } from './fold.js';
import type { Language } from './languages.js';

/**
 * Words that carry a sentence but not its subject, question words and dialect included. Written for this project.
 * They are left out of word search, and short questions are told apart by them.
 */
const stopWordTexts: Readonly<Record<Language, string>> = {
  en: `a an the and or but if then than so as of at by for from in into on onto to with without within about after before over under up down
    out off again further once is are was were be been being am do does did doing done have has had having will would shall should can could may
    might must i me my we our us you your he him his she her it its they them their this that these those there here what which who whom whose
    when where why how not no nor only own same too very just also any some all both each few more most other such much many s t don now get got
    still really something someone anyone anything everyone else yet ever never us according said say says tell me please let lets hey hi hello ok
    yes whats wheres whos hows im ive youre dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt
    exactly actually wasn weren couldn wouldn shouldn hasn haven hadn isn aren didn doesn ain ll ve re thats theres
    cannot yourself myself ourselves yourselves rather otherwise anybody anywhere elsewhere amidst alongside whether`,
  ar: `في من على الى إلى عن مع هذا هذه ذلك تلك هؤلاء أولئك التي الذي الذين اللذين اللاتي ما ماذا متى أين كيف لماذا كم هل أي أية من هو هي هم هن نحن
    أنا أنت أنتم كان كانت كانوا يكون تكون كون قد لقد سوف لا لم لن ليس ليست غير و أو ثم بل لكن ولكن حتى إذا إن أن أنه أنها إنه إنها كل بعض بين عند
    عندما قبل بعد خلال منذ حول ضد لدى ب ل ك ف به له لها لهم بها فيه فيها منه منها عليه عليها إليه إليها عنه عنها هناك هنا كما أما مثل أيضا
    شو شنو شلون شلونكم وين مين ليش ليه ايش إيش كيفك قديش شكد فين امتى إمتى ايمتى هاد هاي هيك اللي يلي عم رح مو مش بدي بدك فيه عنده عندهم
    ازاي إزاي ايه كده دي ده احنا انت علاش شكون فاش واش كيفاش يا هال هل عشان مشان لسا لسه كمان
    وقد فقد وكان فكان وكانت وكانوا كانو وذلك وهذا وهذه لهذا بهذا لهذه بهذه لذلك بذلك وهو وهي وهم فهو فهي وأن بأن لأن فإن وإن بأنه بأنها وأنه وأنها
    لأنه لأنها لأنهم والذي والتي والذين للذي للتي مما عما فيما وكما لكنه لكنها لكنهم حيث وحيث وما ولا ولم ولن فلا فلم ومن وفي وعلى وعن وإلى ومع
    منهم عنهم عليهم إليهم لديه لديها لديهم عندها وأما إما وتم تم يتم تمت وكم بكم وكيف ولماذا بماذا لمن وأين فأين ومتى ومين أيضاً وأيضا نفسه نفسها
    جداً جدا قداش قديه كام متاع بتاع بتاعه بتاعت باش منو منين وشو وش وقتاش لوين ووين شنيه شنوه علاه كيفاه شحال شنهو اشكون بيها بيه لحد قدام إيه
    اللى الي إلي هيه هوه هما إحنا دول بحد لقاش كيما خاطر فماش فما ثمة
    اننا بتلك بحيث برغم بهم ذاك عليك فإذا فستكون فسوف فهذا فهل فهناك فيجب كلها لتلك لكان لكنني مازالت معي هذين هكه وإنما وثم وكذا ولكل ونحن انك
    اني بأنني ببعض بمن حيال فتم فلن كلنا لاسيما مابين ماهو هاتين وبعض وبكل وبها وحتى وضد وعندما ومنها انهم وهناك وله لبعض وإذا كنت ليتم لهما ولقد
    ستتم بمثل اليكم كلهم لديك أكون مازلت لاتزال سنكون فنحن ولهم اليك حينئذ كهذه البتة نفسك بأي لأي وأي فأي أيهم أيها إليكم بوسط وسط
    قام قامت قاموا يقوم تقوم يقومون القيام بالقيام يمكن ممكن أصبح أصبحت بات باتت ظل ظلت مازال نحو ضمن حسب وفق وفقا بحسب عبر`,
  fr: `le la les l un une des du de d et ou mais si donc or ni car que qu qui quoi dont où quand comment pourquoi combien quel quelle quels quelles
    ce cet cette ces c se s son sa ses leur leurs mon ma mes ton ta tes notre nos votre vos je j tu il elle on nous vous ils elles me m te t lui y en
    ne n pas plus moins très trop aussi encore déjà au aux à dans par pour sur sous avec sans entre vers chez depuis avant après pendant est sont
    était étaient été être a ont avait avaient avoir ai as fait faire peut il-y est-ce t-il t-elle tout toute tous toutes même autre autres cela ça
    estce aije
    fut furent suis es sommes êtes avons avez eu eut aura auront aurait serait seraient sera seront soit faisait faisaient faites doit doivent
    dois peuvent peux pouvait pourrait veut veux va vont vas allait lors lorsque puis puisque puisqu lorsqu jusqu quelqu afin ainsi alors celui
    celle ceux celles lequel laquelle lesquels lesquelles auquel duquel aucun aucune chaque plusieurs là ici-là aujourd hui vient viennent
    étais vais avais mien ayant étant ait soient ayez étions étiez eus autant néanmoins sien auxquels voici envers auprès`,
  tr: `ve veya ya da de ki mi mı mu mü ne neden niçin niye nasıl nerede nereye nereden nere hangi kim kime kimin kimler kaç ne zaman bu şu o bunlar
    şunlar onlar ben sen biz siz onun bunun şunun bir her bazı tüm bütün çok az daha en gibi için ile kadar göre sonra önce ama fakat ancak ise
    değil var yok olan olarak oldu olduğu olduğunu idi etti ediyor mıydı miydi muydu müydü mıdır midir nedir hiç şey şimdi artık hala hâlâ vs lar ler
    dan den tan ten nin nın nun nün neydi neymiş kimdi kimdir nasıldı neresi neresidir nerededir neler nelerdir hangisi kaçı mıydı yaptı yapıldı oluyor olmuş
    neye neyi neyle nereli kimle kimde kimden kimlere kimlerin hangileri kaçta kaçıncı edildi edilen eden edenler edecek edilmiş etmek etmiş
    olacak olmak olur olup tarafından hakkında ilgili üzere bile yani onu onların kendi kendisi bunu buna şunu yine ayrıca
    diye hem diğer yahut zira keşke biraz birer halde lütfen dair seninle benimle edip ederek hususta mutlaka karşı doğru rağmen dolayı beri başka bazen`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als so wie was wer wen wem wessen wann wo wohin woher warum
    wieso weshalb welche welcher welches welchen welchem wieviel viele viel in im an am auf aus bei beim mit nach seit von vom zu zum zur für über
    unter gegen ohne um durch vor hinter zwischen bis ist sind war waren sein gewesen hat haben hatte hatten wird werden wurde wurden worden kann
    können konnte soll sollen sollte muss müssen ich mich mir du dich dir er ihn ihm sie ihr es wir uns euch ihnen mein dein seine ihre unser nicht
    kein keine nur auch noch schon sehr mehr man sich dass ob da dort hier dieser diese dieses diesen diesem jetzt gerade mal bitte gibt macht machen
    bin bist seid wäre wären hast habt hätte hätten werde wirst werdet würde würden darf dürfen dürfte mag mögen konntest könnte könnten musste
    mussten wollte wollten will woran worauf wozu wofür wogegen womit wodurch worin worüber wovon wonach wobei dafür dagegen damit dabei davon
    dazu darin darüber daran seiner seinem seinen seines ihrer ihrem ihren ihres unsere unserer eure eurer meine deine meiner deiner jene jener
    jenes welch denen deren dessen derer laut eigentlich überhaupt etwa wohl doch zurück hin her hieß heißt lässt ließ
    ach aufs dahin dar darauf dasselbe demselben denn derjenige deswegen dies drauf euer fürs gar genauso habe hattest hattet hinzu ins konntet
    per sei seien sodass solle solltet sondern soweit sowohl ums vielen warst worum wovor wurdest zwar`,
  es: `el la los las un una unos unas de del al a ante con contra desde en entre hacia hasta para por según sin sobre tras y e o u pero si sino que
    qué quien quién quienes quiénes cual cuál cuales cuáles cuando cuándo donde dónde adonde adónde como cómo cuanto cuánto cuanta cuánta cuantos
    cuántos cuantas cuántas porque por-qué es son era eran fue fueron ser sido está están estaba estaban estar ha han había habían haber hay he yo
    tú él ella ello nosotros vosotros ellos ellas me te se nos os le les lo mi tu su sus mis tus este esta estos estas ese esa esos esas eso esto
    aquel aquella no ni más menos muy mucho muchos ya también solo sólo todavía todo todos toda todas otro otra otros otras alguno algún alguna
    tiene tienen tenía tenían tuvo iba iban va van sea sean sería habría habrían hubo estuvo estaría puede pueden podía podría debe deben hace
    hizo hacen hacer cuyo cuya cuyos cuyas dicho dicha mismo misma mismos mismas cada tan tanto así pues aunque mientras cualquier ahí allí
    soy eres somos siendo tampoco suyo mío haberse habrán hemos conmigo contigo consigo estamos estoy propio siquiera vamos voy`,
  ru: `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот от меня еще ещё нет о об из ему
    теперь когда даже ну вдруг ли если уже или ни быть был была были него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут
    где есть надо ней для мы тебя их чем сам сама чтоб без будто чего раз тоже себе под будет ж кто этот этого эта это эти того потому какой какая
    какие каких какого ним здесь этом один почти мой тем чтобы нее неё сейчас куда откуда зачем почему сколько всех никогда можно при наконец два об
    другой хоть после над больше тот через эти нас про всего них каким который которая которые такой такая такие кому чей такое является являются являлся каков какова было ли
    какую какое каком какому какими какою чему чём кого кем ком каковы которого которым которому которыми которых которую которой свой своя своё
    свои своих своему своей своим своего своими свою этих этому этими этой эту тех тому теми той ту те именно стал стала стали мог могла могли
    могут должен должна должны также либо пока хотя около среди ради насчёт чья чьё чьи чьего согласно
    будете будешь будучи будь будьте вами весьма всем всю дабы иначе касается лишь мной моего нему непременно неужели нечто никого никому ними
    поскольку пред причём сверх словно собой столько таким таково твой тебе тобой`,
  fa: `و در به از که این آن را با است بود بودند شد شده شدند می های ها برای تا بر یا هم نیز اما ولی اگر چه چی چرا چگونه چطور کجا کی چند چندتا کدام
    هر همه هیچ من تو او ما شما آنها ایشان اینکه آنکه یک دو بی پس پیش بعد قبل روی زیر بین هست هستند نیست نیستند باشد باشند کرد کردند کرده دارد
    دارند داشت داشتند خود خویش مگر آیا تو توی دیگر بسیار خیلی فقط وقتی شون چیه کیه اون اینا رو واسه دارن بودن میشه چیست کیست کجاست چگونه‌است بوده بوده‌اند کدوم چندتا چقد چجوری
    شود شوند میشود می‌شود میشوند می‌شوند شده‌اند کند کنند میکند می‌کند میکنند می‌کنند کنم کنیم کنید باید نباید توانست توانستند نتوانستند تواند
    میتواند می‌تواند خواهد خواهند داشته آنان چنین کدامیک همین همان طور طوری چون چونکه زیرا سپس البته یعنی درباره مورد وسط سراغ ازش بهش براش اونا
    کیا کجاها
    لطفا ابتدا بلکه چنان حین ضمن همانند بطور بصورت بوسیله بدست لحاظ راجع نسبتا دقیقا چندان مجددا هرچه هیچکس اینگونه آنچه مبنی برخلاف انگار`,
};

const wordSet = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(/\s+/u)
      .map(fold)
      .filter((word) => word !== ''),
  );

/** The folded stop words of a language. */
export const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  ar: wordSet(stopWordTexts.ar),
  en: wordSet(stopWordTexts.en),
  fr: wordSet(stopWordTexts.fr),
  tr: wordSet(stopWordTexts.tr),
  de: wordSet(stopWordTexts.de),
  es: wordSet(stopWordTexts.es),
  ru: wordSet(stopWordTexts.ru),
  fa: wordSet(stopWordTexts.fa),
};
