import { fold } from '../../language/fold.js';

const foldedSet = (list: string): ReadonlySet<string> => new Set(list.split('|').map((name) => fold(name)));

/** Words that name an outlet wherever they stand in a short name: `الخليج أونلاين`, `Daily News`. */
export const outletWords: ReadonlySet<string> = foldedSet(
  'نيوز|أونلاين|اونلاين|بوست|برس|تايمز|وكالة|وكاله|صحيفة|جريدة|موقع|قناة|شبكة|مرصد|المرصد|إذاعة|تلفزيون|تي في|ميديا|مجلة|بوابة|الإخبارية|الإعلامية|الإلكترونية|بريس|لايف|24|إنترناشيونال|' +
    'news|online|post|press|times|agency|agence|observatory|daily|gazette|tribune|herald|journal|network|radio|tv|television|media|magazine|chronicle|telegraph|guardian|mirror|star|monitor|review|observer|courier|bulletin|dispatch|standard|sentinel|examiner|inquirer|ledger|echo|globe|express|independent|weekly|' +
    'presse|gazette|dépêche|courrier|écho|bote|blatt|allgemeine|heraldo|gaceta|correo|quotidien|hebdo|ajansı|ajans|haber|haberler|gazetesi|gazete|postası|sesi|bülteni|zeitung|nachrichten|agentur|anzeiger|rundschau|tageblatt|kurier|agencia|noticias|diario|periódico|prensa|новости|газета|агентство|вестник|خبرگزاری|روزنامه',
);

/** Well-known outlets whose names no such word tells. */
export const knownOutlets: ReadonlySet<string> = foldedSet(
  'العربي الجديد|العربية|العربية نت|الجزيرة|الجزيرة نت|الشرق الأوسط|عنب بلدي|رصيف 22|روسيا اليوم|الحياة|النهار|الأخبار|السفير|القدس العربي|عكاظ|الرياض|الوطن|البيان|الاتحاد|الخليج|الشرق|المدن|الغد|الدستور|الرأي|الأهرام|المصري اليوم|اليوم السابع|الشروق|سبوتنيك|رويترز|فرانس برس|الأناضول|الحرة|سكاي نيوز عربية|بي بي سي|بي بي سي عربي|سي إن إن|دويتشه فيله|كيو بوست|إرم|اندبندنت عربية|الميادين|المنار|سانا|بلدي نيوز|زمان الوصل|شام|أورينت|حلب اليوم|الفرات|صوت العراق|شفق نيوز|السومرية|رووداو|باس نيوز|كوردستان 24|' +
    "reuters|afp|ap|associated press|agence france-presse|bbc|bbc news|cnn|al jazeera|al arabiya|al-monitor|the guardian|dpa|efe|ansa|tass|ria|interfax|anadolu|anadolu agency|the national|rudaw|kurdistan 24|le monde|le figaro|libération|la croix|france 24|rfi|mediapart|courrier international|l'orient-le jour|hürriyet|milliyet|sabah|cumhuriyet|sözcü|evrensel|birgün|t24|bianet|diken|aa|dha|iha|anka|trt|der spiegel|spiegel|die zeit|die welt|faz|süddeutsche|taz|tagesschau|deutsche welle|dw|el país|el mundo|abc|la vanguardia|clarín|la nación|риа новости|тасс|интерфакс|коммерсантъ|коммерсант|известия|ведомости|рбк|лента.ру|медуза|новая газета|ایسنا|ایرنا|فارس|مهر|تسنیم|بی بی سی فارسی|رادیو فردا|ایران اینترنشنال",
);

/** What stands in an outlet's place and names none. */
export const genericOutlets: ReadonlySet<string> = foldedSet(
  'وكالات|الوكالات|متابعات|متابعة|خاص|رصد|مواقع|مراسلون|فريق التحرير|هيئة التحرير|المحرر|التحرير|صحف|إعداد|ترجمة|ترجمات|' +
    'agencies|staff|staff writer|news desk|newsroom|admin|editor|editors|editorial staff|web desk|agencies and staff|avec agences|agences|la rédaction|rédaction|avec afp|ajanslar|haber merkezi|dış haberler|dış haberler servisi|editör|redaktion|agenturen|redacción|agencias|редакция|агентства|تحریریه',
);

/** Words with which a byline says how an article came about; the outlet stands beside them. */
export const bylineWords: ReadonlySet<string> = foldedSet(
  'متابعة|متابعات|خاص|خاص بـ|رصد|تقرير|تقارير|ترجمة|ترجمات|إعداد|تحرير|رصد ومتابعة|متابعة وتحرير|خاص لـ|exclusive|special|special to|özel|exclusif|exklusiv|exclusivo|эксклюзив|اختصاصی|وكالات|agencies|agences|ajanslar|agenturen|agencias',
);

/** Cities and countries that datelines name. */
export const places: ReadonlySet<string> = foldedSet(
  'دمشق|حلب|حمص|حماة|إدلب|درعا|الرقة|دير الزور|الحسكة|القامشلي|اللاذقية|طرطوس|تدمر|السويداء|عفرين|منبج|الباب|عين عيسى|كوباني|عين العرب|البوكمال|الميادين|بغداد|الموصل|البصرة|أربيل|كركوك|النجف|كربلاء|الأنبار|السليمانية|بيروت|طرابلس|صيدا|عمان|عمّان|القدس|القدس المحتلة|غزة|رام الله|الخليل|نابلس|القاهرة|الإسكندرية|الجيزة|الرياض|جدة|مكة|مكة المكرمة|المدينة المنورة|الدمام|أبوظبي|أبو ظبي|دبي|الشارقة|الدوحة|الكويت|المنامة|مسقط|صنعاء|عدن|تعز|الحديدة|الخرطوم|تونس|الجزائر|الرباط|الدار البيضاء|نواكشوط|بنغازي|طهران|أنقرة|إسطنبول|اسطنبول|غازي عنتاب|لندن|باريس|برلين|واشنطن|نيويورك|جنيف|موسكو|بروكسل|روما|مدريد|فيينا|سوريا|العراق|لبنان|مصر|الأردن|تركيا|إيران|اليمن|ليبيا|فلسطين|السعودية|الإمارات|قطر|' +
    'london|paris|washington|new york|berlin|moscow|geneva|brussels|beirut|damascus|baghdad|cairo|amman|ankara|istanbul|jerusalem|gaza|raqqa|mosul|erbil|aleppo|tehran|riyadh|doha|dubai|tunis|algiers|rabat|tripoli|khartoum|sanaa|aden|vienna|rome|madrid|kyiv|nairobi|' +
    'beyrouth|damas|bagdad|le caire|genève|moscou|bruxelles|londres|rakka|alep|mossoul|téhéran|tunis|alger|şam|halep|bağdat|musul|beyrut|kahire|londra|moskova|cenevre|brüksel|diyarbakır|gaziantep|izmir|hatay|şanlıurfa|kairo|moskau|wien|genf|brüssel|kairo|teheran|beirut|damaskus|aleppo|moscú|ginebra|bruselas|bagdad|damasco|beirut|el cairo|teherán|alepo|raqa|москва|дамаск|багдад|бейрут|анкара|стамбул|каир|лондон|париж|берлин|вашингтон|женева|алеппо|ракка|тегеран|تهران|مشهد|اصفهان|دمشق|لندن|استانبول',
);

/** Common given names, by which a person is told from an outlet behind a place. */
export const givenNames: ReadonlySet<string> = foldedSet(
  'محمد|بلال|أيمن|أنس|غسان|مروان|نبيل|رائد|عادل|فراس|باسل|هاني|مازن|عامر|فارس|نزار|عصام|وائل|أمجد|معاذ|يحيى|زينب|خديجة|عائشة|أسماء|سلوى|سمر|غادة|سلمان|فيصل|بدر|صلاح|إياد|حازم|شادي|وسام|علاء|ضياء|حمزة|هادي|جلال|فؤاد|رشيد|منير|أمين|أمل|سناء|وفاء|نجلاء|أمينة|أنور|جابر|كامل|أحمد|احمد|محمود|علي|حسن|حسين|خالد|عمر|عبد|عبدالله|عبدالرحمن|عبدالعزيز|إبراهيم|ابراهيم|يوسف|مصطفى|سعيد|سامي|سارة|فاطمة|مريم|ليلى|نور|هدى|رنا|سها|منى|كمال|جمال|ماهر|طارق|وليد|سمير|كريم|زياد|رامي|باسم|هشام|صالح|ناصر|فادي|جورج|ماري|كارولين|رضا|حمزة|ياسر|عماد|بسام|هبة|دينا|ريم|سلمى|لينا|مها|نادية|هالة|رشا|شيماء|إسراء|ايمان|إيمان|' +
    'john|james|selin|zeynep|elif|burak|deniz|emine|murat|hatice|kemal|yusuf|kate|lucy|helen|nora|tom|stephen|alex|ben|chris|simon|martin|lisa|katrin|julia|stefan|aline|hugo|louis|camille|luc|marta|pablo|miguel|lucía|david|michael|robert|william|richard|thomas|mary|sarah|jane|anna|emma|laura|paul|peter|mark|george|daniel|matthew|andrew|ali|ahmed|mohammed|muhammad|omar|hassan|jean|pierre|marie|michel|sophie|claire|mehmet|mustafa|ahmet|ayşe|fatma|hasan|hüseyin|emre|hans|klaus|maría|josé|juan|carlos|ana|иван|сергей|александр|дмитрий|анна|ольга|елена',
);
