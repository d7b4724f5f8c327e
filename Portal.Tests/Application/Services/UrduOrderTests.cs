using Portal.Application.Services.Register;
using Portal.Domain.Common;
using Xunit;

namespace Portal.Tests.Application.Services;

/// <summary>The order of names for a reader of Urdu.</summary>
public sealed class UrduOrderTests
{
    // In the order of an Urdu dictionary; each of them before the next.
    private static readonly string[] Words =
    [
        "1122 ریسکیو", "۲۰۲۶ مردم شماری", "NADRA", "nadra شناختی کارڈ",
        "ابتدائی تعلیم", "اراضی ریکارڈ", "اسلحہ لائسنس", "ایمبولینس", "آب پاشی", "آمدن ٹیکس",
        "بجلی", "بینک", "پاسپورٹ", "پتا", "پیدائش", "تعلیم", "توانائی", "ٹریفک", "ٹیکس", "ثالثی", "جائیداد", "جنگلات", "چالان", "حج", "خوراک",
        "دستاویز", "دفاع", "ڈاک", "ذخیرہ", "راشن", "رجسٹریشن", "رکن", "روزگار", "زراعت", "زکوٰۃ", "ژالہ باری", "ساحل", "سڑک", "شادی", "صحت", "ضمانت", "طب", "ظہرانہ", "عدالت", "غذا",
        "فنڈ", "قومی شناخت", "کاروبار", "کم", "کن", "کھاد", "گاڑی", "گیس", "لائسنس", "محصول", "معدنیات", "نادرا", "نکاح", "وراثت", "وفات", "ہسپتال", "ہنر", "یتیم", "یونین",
    ];

    [Fact]
    public void Keys_OfWords_StandAsInADictionary()
    {
        var keys = Words.Select(w => UrduOrder.KeyOf(new LocalizedText("", w))).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(Words, Words.Reverse().OrderBy(w => UrduOrder.KeyOf(new LocalizedText("", w)), StringComparer.Ordinal));
        Assert.All(keys, key => Assert.True(UrduOrder.IsKey(key)));
    }

    // What the same letters are written with does not move a name.
    [Theory]
    [InlineData("كراچي", "کراچی")]
    [InlineData("مُحَصِّل", "محصل")]
    [InlineData("آب پاشی", "ا\u0653ب پاشی")]
    [InlineData("گاڑی\u200cوں", "گاڑیوں")]
    [InlineData("مدرسة", "مدرسہ")]
    [InlineData("۱۹۸۴ء", "1984ء")]
    [InlineData("  بجلی،  پانی ", "بجلی پانی")]
    public void Keys_OfTheSameName_AreTheSame(string one, string other) =>
        Assert.Equal(UrduOrder.KeyOf(new LocalizedText("x", one)), UrduOrder.KeyOf(new LocalizedText("y", other)));

    [Theory]
    [InlineData("الف", "آلو")]
    [InlineData("پانی", "تار")]
    [InlineData("بہار", "بھالو")]
    [InlineData("زمیں", "زمیو")]
    [InlineData("راہی", "راہے")]
    [InlineData("شہر کار", "شہری")]
    [InlineData("ډاک", "ذرہ")]
    [InlineData("ڏاک", "ذرہ")]
    [InlineData("ڈاک", "ړا")]
    [InlineData("یہ", "中文")]
    public void Keys_OfOtherLetters_AreInTheirOrder(string before, string after) =>
        Assert.True(string.CompareOrdinal(UrduOrder.KeyOf(new LocalizedText("", before)), UrduOrder.KeyOf(new LocalizedText("", after))) < 0);

    [Fact]
    public void Key_WithoutAnUrduName_StandsBehindAllThatHaveOne_ByTheEnglishOne()
    {
        LocalizedText[] names = [new("Zoo", "ے"), new("Yes", "ݔ"), new("Abacus", ""), new("Births", "؟"), new("Canals", "")];
        Assert.Equal(names, names.Reverse().OrderBy(UrduOrder.KeyOf, StringComparer.Ordinal));
        Assert.Equal("", UrduOrder.KeyOf(LocalizedText.Empty));
    }

    [Fact]
    public void Key_OfALongName_IsCut()
    {
        var key = UrduOrder.KeyOf(new LocalizedText("", string.Concat(Enumerable.Repeat("رجسٹریشن ", 30))));
        Assert.Equal(UrduOrder.KeyMaxLength, key.Length);
        Assert.Equal(UrduOrder.KeyMaxLength, UrduOrder.KeyOf(new LocalizedText(new string('x', 300), "")).Length);
        Assert.False(UrduOrder.IsKey(key + "x"));
        Assert.False(UrduOrder.IsKey("رجسٹریشن"));
    }
}
