using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.ReferenceData;

/// <summary>
/// Federal public holidays. Days that wait for the moon are provisional; a day that is already in the database is left as
/// it is, because somebody may have corrected it.
/// </summary>
public static class HolidayCatalogue
{
    private static readonly LocalizedText Kashmir = new("Kashmir Solidarity Day", "یومِ یکجہتیِ کشمیر");
    private static readonly LocalizedText Pakistan = new("Pakistan Day", "یومِ پاکستان");
    private static readonly LocalizedText Labour = new("Labour Day", "یومِ مزدور");
    private static readonly LocalizedText Takbeer = new("Youm-e-Takbeer", "یومِ تکبیر");
    private static readonly LocalizedText Independence = new("Independence Day", "یومِ آزادی");
    private static readonly LocalizedText Iqbal = new("Iqbal Day", "یومِ اقبال");
    private static readonly LocalizedText Quaid = new("Quaid-e-Azam Day and Christmas", "یومِ قائدِ اعظم اور کرسمس");
    private static readonly LocalizedText Fitr = new("Eid-ul-Fitr", "عید الفطر");
    private static readonly LocalizedText Azha = new("Eid-ul-Azha", "عید الاضحیٰ");
    private static readonly LocalizedText Ashura = new("Ashura", "عاشورہ");
    private static readonly LocalizedText Milad = new("Eid Milad-un-Nabi", "عید میلاد النبیؐ");

    public static IReadOnlyList<GazettedHoliday> All() =>
    [
        .. Enumerable.Range(2025, 3).SelectMany(Fixed),
        .. Lunar(Fitr, new(2025, 3, 31), 3), .. Lunar(Azha, new(2025, 6, 7), 3), .. Lunar(Ashura, new(2025, 7, 5), 2), .. Lunar(Milad, new(2025, 9, 6), 1),
        .. Lunar(Fitr, new(2026, 3, 20), 3), .. Lunar(Azha, new(2026, 5, 27), 1), .. Lunar(Azha, new(2026, 5, 29), 1),
        .. Lunar(Ashura, new(2026, 6, 25), 2), .. Lunar(Milad, new(2026, 8, 26), 1),
        .. Lunar(Fitr, new(2027, 3, 10), 3), .. Lunar(Azha, new(2027, 5, 17), 3), .. Lunar(Ashura, new(2027, 6, 15), 2), .. Lunar(Milad, new(2027, 8, 15), 1),
    ];

    internal static async Task SeedAsync(PortalDbContext db, CancellationToken ct)
    {
        var present = (await db.Holidays.Select(h => h.Day).ToListAsync(ct)).ToHashSet();
        db.Holidays.AddRange(All().Where(h => !present.Contains(h.Day)));
    }

    private static IEnumerable<GazettedHoliday> Fixed(int year) =>
    [
        GazettedHoliday.Create(new(year, 2, 5), Kashmir),
        GazettedHoliday.Create(new(year, 3, 23), Pakistan),
        GazettedHoliday.Create(new(year, 5, 1), Labour),
        GazettedHoliday.Create(new(year, 5, 28), Takbeer),
        GazettedHoliday.Create(new(year, 8, 14), Independence),
        GazettedHoliday.Create(new(year, 11, 9), Iqbal),
        GazettedHoliday.Create(new(year, 12, 25), Quaid),
    ];

    private static IEnumerable<GazettedHoliday> Lunar(LocalizedText name, DateOnly first, int days) =>
        Enumerable.Range(0, days).Select(i => GazettedHoliday.Create(first.AddDays(i), name, isProvisional: true));
}
