import type { StoredWording } from './stored.js';

export const stored: StoredWording = {
  index: {
    title: 'Dizin',
    own: 'Bu sunucunun haberleri',
    base: 'Ortak arşiv',
    counts: 'Haber: {reports} · bölüm: {passages}',
    changed: 'Son değişiklik: {when}.',
    ownNone: 'Bu sunucunun henüz kendi haberi yok.',
    baseUnused: 'Ortak arşiv bu sunucuda kapalı.',
    stale:
      'Bu haberler başka bir model ya da sürüm için dizinlendi ve şimdilik yanıtlarda yer almıyor. {refresh} onları yeniden dizinler.',
    measuring:
      'Son değişiklikten sonra ne zaman yanıt verilmeyeceği yeniden ölçülüyor; bitene kadar önceki ölçüm geçerli.',
    busy: 'Haberler şu anda değiştiriliyor.',
    reading: 'Haberler okunuyor: {done} / {total}',
    embedding: 'Vektörler hesaplanıyor: {done} / {total}',
    calibrating: 'Ne zaman yanıt verilmeyeceği ölçülüyor: {done} / {total}',
    building: 'Dizin yazılıyor: {done} / {total}',
    started: 'Yenileme başladı.',
    ownRefreshed: 'Bitti. Haber: {reports} · yeniden hesaplanan bölüm: {embedded}',
    baseRefreshed:
      'Bitti. Eklenen haber: {added} · değişen: {changed} · çıkarılan: {removed} · aynı kalan: {unchanged}',
    unread: 'Okunamayan dosya: {failed}. Adları günlük kayıtlarında.',
    running: 'Zaten bir yenileme sürüyor.',
    goesOn:
      'Bu, Discord’un bildirmeme izin verdiğinden uzun sürüyor. Çalışma devam ediyor; bittiğini {status} gösterir.',
  },
  insights: {
    title: 'Bu sunucudaki sorular',
    period: '{from} – {to}',
    counts: 'Sorulan: {asked} · yanıtlanan: {answered} · bir şey bulunamayan: {refused}',
    chartTitle: 'Günlük soru sayısı',
    answered: 'Yanıtlandı',
    refused: 'Bir şey bulunamadı',
    chartDescription:
      '{from} – {to} arasında günlük soru sayısının çubuk grafiği. Toplam {asked}: {answered} yanıtlandı, {refused} soru için bir şey bulunamadı. En çok {day} gününde: {most}.',
    reportsTitle: 'Haberler',
    use: 'Alıntılanma: {quoted} · yararlı bulan: {helpful} / {votes} ({rate})',
    useWithoutVotes: 'Alıntılanma: {quoted} · henüz değerlendirme yok',
    unansweredTitle: 'Hakkında bir şey bulunamayan sorular',
    unanswered: 'Sorulma: {times} · son gün: {day}',
    unansweredNone: 'Bu sürede yok.',
    kept: 'Sorular, soran kişi olmadan {days} gün saklanır.',
    off: 'Bu sunucu soruları saklamıyor, bu yüzden sayılacak bir şey yok. {settings} ile açılabilir; sorular soran kişi olmadan saklanır.',
    nothingYet: 'Bu sürede saklanan soru yok.',
    download: 'Tabloyu indir',
    table: '{from} – {to} arasındaki sorular: {questions}. Tablo programları için; her alıntıya bir satır.',
    tableCut: 'Tümü çok büyük bir dosya olurdu: en eskiler dışarıda kaldı.',
    columns: {
      question: 'Soru',
      answered: 'Sonuç',
      quote: 'Alıntı',
      citation: 'Kaynak',
      link: 'Bağlantı',
      date: 'Sorulduğu gün',
    },
  },
  privacy: {
    title: 'Sizinle ilgili saklananlar',
    votes:
      'Yanıt değerlendirmeleriniz: Discord kimliğiniz, sunucu, yanıt, içinde alıntılanan haberler ve zaman. Şu anki değerlendirmeleriniz: {votes}.',
    questionsKept:
      'Bu sunucuda sorulan sorular {days} gün saklanır; böylece moderatörler haberlerde neyin eksik olduğunu görür. Kimin sorduğu saklanmaz.',
    questionsNotKept: 'Sorular burada saklanmaz.',
    moderation:
      'Moderatörlerin her değişikliği, Discord kimlikleri ve zamanıyla birlikte sunucunun değişiklik geçmişinde, bot orada olduğu sürece durur.',
    logs: 'Varsayılan olarak günlük kayıtlarında soru yer almaz. Botu işletenler bunu değiştirebilir; o zaman bildirmeleri gerekir.',
    leaving: 'Bot bir sunucudan çıkarılırsa o sunucuyla ilgili saklanan her şey {days} gün sonra silinir.',
    howToDelete: '{delete} tüm değerlendirmelerinizi siler.',
    confirm: 'Her sunucudaki ve özel mesajlardaki tüm değerlendirmeleriniz silinecek: {votes}. Geri getirilemezler.',
    confirmButton: 'Değerlendirmelerimi sil',
    nothing: 'Size ait saklanan değerlendirme yok.',
    deleted: 'Değerlendirmeleriniz silindi: {votes}.',
  },
};
