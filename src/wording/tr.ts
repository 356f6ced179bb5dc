import { stored } from './stored/tr.js';
import { evaluation } from './evaluation/tr.js';
import { library } from './library/tr.js';
import { web } from './web/tr.js';
import type { Wording } from './wording.js';

export const tr: Wording = {
  evaluation,
  library,
  web,
  languageName: 'Türkçe',
  answer: {
    strong: 'soruyla yakından örtüşüyor',
    possible: 'soruyu yanıtlıyor olabilir',
    paragraph: '{number}. paragraf',
    page: 'Sayfa {page}/{pages}',
    asked: 'Soru:',
    verbatim: 'Haberlerden sözcüğü sözcüğüne alıntılanmıştır; hiçbir şey eklenmemiştir.',
    gone: 'Haberler o zamandan beri değişti ve bu alıntılar artık yer almıyor. Lütfen yeniden sorun.',
    noMore: 'Bu soruyla ilgili başka alıntı yok.',
  },
  nothing: {
    message: 'Üzgünüm, haberlerde bu soruyu yanıtlayan bir şey bulamadım.',
    nearest: 'En yakın konular (yanıt değildir):',
    advice: 'Bir haberde geçebilecek bir kişi, yer ya da tarih adıyla sormayı deneyin.',
    withinFilter:
      'Seçiminiz gereği haberlerin yalnızca bir bölümünde arandı. Bu sınır olmadan daha fazlası bulunabilir.',
    smallTalk:
      'Yardımcı olmaktan memnun olurum. Bir kişi, yer ya da olay hakkında sorun; haberlerde ne yazdığına bakayım.',
  },
  buttons: {
    previous: 'Önceki',
    next: 'Sonraki',
    context: 'Bağlam {number}',
    open: 'Kaynağı aç',
    inContext: 'Bağlamında oku',
    helpful: '👍 Yararlı',
    notHelpful: '👎 Yararlı değil',
  },
  votes: {
    thanks: 'Teşekkürler, değerlendirmeniz kaydedildi.',
    changed: 'Teşekkürler, değerlendirmeniz değiştirildi.',
    same: 'Bu yanıt için değerlendirmeniz zaten kayıtlı.',
  },
  context: {
    title: 'Alıntının çevresi',
    marked: 'İşaretli bölüm alıntıdır.',
    beginning: 'Haber burada başlıyor.',
    end: 'Haber burada bitiyor.',
  },
  report: {
    notFound: 'Bu haber artık arşivde yer almıyor.',
    byAuthor: 'Yazan: {author}',
    passages: 'Bölüm sayısı: {count}',
    withoutDate: 'tarihsiz',
  },
  help: {
    title: 'Bu bot hakkında',
    does: 'Bu bot, soruları haberlerden sözcüğü sözcüğüne alıntılanan bölümlerle yanıtlar. Her alıntıda kaynağı belirtilir: haberin başlığı, yayın organı, tarihi, paragrafı ve varsa bağlantısı.',
    doesNot:
      'Kendisi yanıt yazmaz, bu haberlerin ötesinde bir şey bilmez ve haberlerin doğru olup olmadığına hükmetmez. Haberlerde yanıt yoksa bunu söyler.',
    howToTitle: 'Nasıl sorulur',
    howTo: [
      '{ask} yanıt arar; isterseniz tek bir haberde, tek bir yayın organında ya da iki tarih arasında.',
      '{mention} botundan bahsedin, yanıtlarından birine yanıt verin ya da ona özel mesaj yazın: aynı şekilde yanıtlar. Başka alıntılar için “daha fazla” yazarak yanıt verin.',
      '{sources}, bir mesajın Uygulamalar menüsünde, haberlerin o mesaj hakkında ne yazdığını arar.',
      '{report} bir haberi gösterir.',
    ],
    confidenceTitle: 'Alıntılardaki notlar',
    strongMeans: '“soruyla yakından örtüşüyor”: bölüm büyük olasılıkla sorulan şeyden söz ediyor.',
    possibleMeans: '“soruyu yanıtlıyor olabilir”: mümkün, ama dikkatle okuyun.',
    confidenceLimits:
      'İkisi de botun, bölümün soruyla ne ölçüde örtüştüğüne dair tahminidir; haberin doğruluğu hakkında bir şey söylemez.',
    privacyTitle: 'Neler saklanır',
    privacy:
      'Yanıt değerlendirmeleri: Discord kimliğiniz, sunucu, değerlendirilen yanıt ve içinde alıntılanan haberler. Sorular yalnızca bir sunucunun moderatörleri bunu açtıysa ve soran kişi olmadan saklanır; varsayılan olarak günlük kayıtlarında yer almaz. Sizinle ilgili saklananları ve nasıl silineceklerini {privacy} gösterir.',
    library: 'Arşiv: {reports} haber, {outlets} yayın organı, {from} – {to}.',
  },
  moderators: {
    onlyModerators:
      'Bunu yalnızca bu sunucunun moderatörleri yapabilir: sunucuyu yönetebilenler ve ayarlarda belirtilen rollerden birine sahip üyeler.',
    onlyOperators: 'Bunu yalnızca bu botu işletenler yapabilir.',
  },
  settings: {
    title: 'Bu sunucunun ayarları',
    intro: 'Her değişiklik hemen geçerli olur ve geçmişte kalır.',
    names: {
      channels: 'Yanıt kanalları',
      mentions: 'Bahsetmelere yanıt',
      language: 'Dil',
      privateByDefault: 'Gizli yanıtlar',
      usesBase: 'Ortak arşiv',
      memberCooldownSeconds: 'Sorular arası bekleme',
      quotesOnPage: 'Aynı anda alıntı',
      moderatorRoles: 'Moderatör rolleri',
      keepsQuestions: 'Soruların saklanması',
      questionDays: 'Soruların saklanma süresi',
    },
    about: {
      channels:
        'Bot yalnızca bu kanallarda ve bunların alt başlıklarında yanıt verir; bir kategori kendi kanallarının yerine geçer.',
      mentions: 'Bottan bahsedilince ya da ona yanıt verilince yanıt verilip verilmeyeceği.',
      language: 'Soru bir dil belirtmediğinde botun kendi sözlerinin dili.',
      privateByDefault: 'Bir komutun yanıtını, kendisi aksini istemedikçe, yalnızca soranın görüp görmeyeceği.',
      usesBase: 'Bu sunucunun haberlerinin yanında botu işletenlerin haberlerinde de arama yapılıp yapılmayacağı.',
      memberCooldownSeconds:
        'Bir üyenin iki soru arasında ne kadar bekleyeceği. Bir aradan sonra, yirmi saniyenin izin verdiği kadar soru bir arada gelebilir.',
      quotesOnPage: 'Bir yanıtın bir sayfada kaç alıntı gösterdiği.',
      moderatorRoles:
        'Bu rollerden birine sahip üyeler, sunucuyu yönetebilenler gibi, botu yönetir. Komutlarını görebilmeleri için bir yönetici bunlara sunucu ayarlarında, Entegrasyonlar altında izin verir.',
      keepsQuestions:
        'Neyin yanıtsız kaldığını görmek için soruların, soranı olmadan, saklanıp saklanmayacağı. Kapatılınca saklanan bütün sorular silinir.',
      questionDays: 'Saklanan bir soru bu sürenin sonunda silinir.',
    },
    on: 'açık',
    off: 'kapalı',
    everywhere: 'her yerde',
    ofMember: 'her üyeninki',
    none: 'yok',
    seconds: 'Saniye: {count}',
    days: 'Gün: {count}',
    turnOn: 'Aç',
    turnOff: 'Kapat',
    history: 'Geçmiş',
    reset: 'Hepsini sıfırla',
    resetConfirm: 'Evet, hepsini sıfırla',
    cancel: 'Vazgeç',
    open: 'Ayarlar',
    chooseChannels: 'Her yerde; sınırlamak için kanal seçin',
    chooseRoles: 'Yok; rol seçin',
    tooMany: '{most} sayısından fazlası seçili, bu liste için çok. Bunları komutun seçenekleriyle değiştirin.',
    resetAsk: 'Bu sunucunun bütün ayarları ilk hâline getirilsin mi? Saklanan sorular da silinir.',
    change: 'önce {before}, şimdi {after}',
    unchanged: 'Hiçbir şey değişmedi: zaten öyleydi.',
    historyTitle: 'Moderatörlerin yaptıkları',
    historyEmpty: 'Henüz hiçbir şey değiştirilmedi.',
    by: 'yapan: {who}, {when}',
    deeds: {
      add: 'Haber eklendi',
      edit: 'Haber düzenlendi',
      remove: 'Haber kaldırıldı',
      restore: 'Haber geri getirildi',
      hide: 'Haber gizlendi',
      unhide: 'Haber yeniden gösterildi',
      hidePassage: 'Bölüm gizlendi',
      unhidePassage: 'Bölüm yeniden gösterildi',
    },
  },
  ...stored,
  failures: {
    questionEmpty: 'Burada bir soru yok. Lütfen ne öğrenmek istediğinizi yazın.',
    questionTooLong: 'Soru {length} karakter; en fazla {most} olabilir. Lütfen kısaltın.',
    cooldown: 'Kısa sürede birkaç soru sordunuz. Yeniden sorabileceğiniz zaman: {when}.',
    serverCooldown: 'Bu sunucuda kısa sürede çok soru soruldu. Yeniden sorabileceğiniz zaman: {when}.',
    busy: 'Şu anda bekleyen çok soru var. Lütfen birazdan yeniden sorun.',
    stopping: 'Bot yeniden başlatılıyor. Lütfen birazdan yeniden sorun.',
    notReady: 'Şu anda haberlerde arama yapılamıyor. Botu işletenler bunu giderebilir.',
    broken:
      'Bir şeyler ters gitti. Lütfen yeniden deneyin. Tekrarlanırsa şu referansı botu işletenlere iletin: {reference}',
    outdatedButton: 'Bu düğme botun eski bir sürümünden kalma. Lütfen yeniden sorun.',
    dateInvalid: '“{value}” bir tarih olarak okunamadı. Lütfen yıl, ay ve gün yazın; örneğin 2024-05-31.',
    dateOrder: 'Başlangıç tarihi bitiş tarihinden sonra. Lütfen yerlerini değiştirin.',
    reportUnknown: '“{value}” başlıklı bir haber yok. Lütfen önerilerden birini seçin.',
    outletUnknown: '“{value}” adlı bir yayın organı yok. Lütfen önerilerden birini seçin.',
    channelForbidden:
      'Bu kanala yazma iznim yok. Lütfen başka bir kanalda sorun ya da moderatörlerden izin vermelerini isteyin.',
    channelNotChosen: 'Bu sunucunun moderatörleri yanıtlarım için başka kanallar seçti.',
    channelsChosen: 'Lütfen şunlardan birinde sorun: {channels}',
  },
};
