using Portal.Domain.Organisations;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Components.Gallery;

/// <summary>Made-up records for the gallery; they stand in no database.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 16, 4, 0, TimeSpan.Zero);

    public static IReadOnlyList<double> Rising => [61, 62, 64, 65, 67, 68, 70, 71, 73, 74, 74, 76];

    public static IReadOnlyList<double> Falling => [27, 26, 24, 23, 22, 21, 19, 18, 17, 16, 15, 15];

    public static IReadOnlyList<RegionTile> Tiles =>
    [
        new(Region.GilgitBaltistan, 19, 31, "/services?region=GilgitBaltistan"),
        new(Region.KhyberPakhtunkhwa, 139, 176, "/services?region=KhyberPakhtunkhwa"),
        new(Region.AzadJammuKashmir, 30, 43, "/services?region=AzadJammuKashmir"),
        new(Region.Islamabad, 49, 58, "/services?region=Islamabad"),
        new(Region.Balochistan, 43, 74, "/services?region=Balochistan"),
        new(Region.Punjab, 277, 342, "/services?region=Punjab"),
        new(Region.Sindh, 169, 228, "/services?region=Sindh"),
        new(Region.Federal, 250, 332, "/services?region=Federal"),
    ];

    public static IReadOnlyList<ShareRow> Ministries =>
    [
        new(Say("IT and Telecommunication", "آئی ٹی و ٹیلی کام"), new(31, 1, 3, 1), "/services?organisation=MOITT"),
        new(Say("Finance", "خزانہ"), new(41, 3, 5, 3), "/services?organisation=MOF"),
        new(Say("Commerce", "تجارت"), new(18, 1, 4, 1), "/services?organisation=MOC"),
        new(Say("Planning and Development", "منصوبہ بندی و ترقی"), new(17, 0, 3, 2), "/services?organisation=MOPD"),
        new(Say("Interior", "داخلہ"), new(33, 1, 8, 5), "/services?organisation=MOI"),
        new(Say("National Health Services", "قومی صحت"), new(25, 2, 9, 5), "/services?organisation=MONHS"),
    ];

    public static IReadOnlyList<AgeColumn> Ages =>
        [new("0–30", 9, 38, 27), new("31–60", 8, 27, 17), new("61–90", 7, 19, 12), new("91–180", 6, 16, 9), new("180+", 5, 9, 4)];

    public static IReadOnlyList<FunnelStep> Steps =>
    [
        new(Say("Submitted", "جمع شدہ"), 64), new(Say("Complete", "مکمل"), 51), new(Say("Evaluated", "جانچی گئی"), 43),
        new(Say("In principle", "اصولی منظوری"), 24), new(Say("Testing started", "آزمائش شروع"), 17), new(Say("Exited", "اختتام پذیر"), 8),
    ];

    public static string Say(string english, string urdu) => PortalCulture.Choose(english, urdu);

    public sealed record Row(string Code, string Name, string Region, int Findings);

    public static IReadOnlyList<Row> Rows =>
    [
        .. Enumerable.Range(1, 47).Select(i => new Row(
            $"PITB-{i:0000}", Say($"Birth registration {i}", $"پیدائش کا اندراج {i}"), Say("Punjab", "پنجاب"), i * 7 % 5)),
    ];
}
