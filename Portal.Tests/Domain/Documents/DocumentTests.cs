using Portal.Domain.Documents;
using Portal.Domain.Services;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Domain.Documents;

public sealed class DocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [Asvs("5.3.2")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Users\\a\\plan.docx", "plan.docx")]
    [InlineData("a\0b\r\nc.pdf", "abc.pdf")]
    [InlineData("annual\u202Efdp.exe", "annualfdp.exe")]
    [InlineData("..", "")]
    [InlineData("plan.pdf. .", "plan.pdf")]
    [InlineData("a:b|c?.csv", "a_b_c_.csv")]
    [InlineData("\ud800x.txt", "x.txt")]
    [InlineData("منصوبہ.pdf", "منصوبہ.pdf")]
    public void Clean_OfAHostileName_LeadsNowhereAndHidesNothing(string said, string expected) => Assert.Equal(expected, DocumentName.Clean(said));

    [Fact]
    public void Clean_OfALongName_KeepsTheEnding()
    {
        var clean = DocumentName.Clean(new string('x', 500) + ".pdf");
        Assert.Equal(DocumentName.MaxLength, clean.Length);
        Assert.EndsWith("x.pdf", clean, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan.pdf.exe")]
    [InlineData("plan.docm")]
    [InlineData("page.html")]
    [InlineData("picture.svg")]
    [InlineData("plan")]
    [InlineData(".pdf/")]
    public void Add_OfAnotherKind_IsRefused(string name) => Assert.Equal(DocumentErrors.NotAllowed, Add(name, 10).Error);

    [Theory]
    [InlineData(0, "Documents.Empty")]
    [InlineData(Document.MaxSize + 1, "Documents.TooLarge")]
    [InlineData(Document.MaxSize, null)]
    public void Add_BySize_IsTakenUpToTheLargest(long size, string? refused) => Assert.Equal(refused, Add("plan.pdf", size).Error?.Code);

    [Fact]
    public void Decide_ASecondTime_ChangesNothing()
    {
        var document = Add("plan.pdf", 10).Value;
        Assert.True(document.Decide(DocumentRefusal.Macros, Filings.Actor(), Now));
        Assert.False(document.Decide(null, Filings.Actor(), Now));
        Assert.Equal(DocumentState.Refused, document.State);
        Assert.Equal([DocumentChange.Added, DocumentChange.Refused], document.TakeEvents().Cast<DocumentMoved>().Select(e => e.Change));
    }

    [Theory]
    [InlineData("1946-12-31", false, "Documents.DateImpossible")]
    [InlineData("1947-08-13", true, "Documents.DateImpossible")]
    [InlineData("2126-11-21", false, "Documents.DateImpossible")]
    [InlineData("2026-11-19", false, "Documents.DatePast")]
    [InlineData("2026-11-19", true, null)]
    [InlineData("2026-11-20", false, null)]
    [InlineData("2026-11-20", true, "Documents.NotExpired")]
    [InlineData("2126-11-20", false, null)]
    [InlineData(null, false, null)]
    [InlineData(null, true, "Documents.NotExpired")]
    public void Add_ByItsLastDay_IsTakenWhenThatCanBe(string? until, bool expired, string? refused) =>
        Assert.Equal(refused, Add("plan.pdf", 10, Terms(until, expired)).Error?.Code);

    [Fact]
    public void Add_OfNoKind_IsRefused() => Assert.Equal(DocumentErrors.KindMissing, Add("plan.pdf", 10, new DocumentTerms((DocumentKind)99)).Error);

    [Theory]
    [InlineData("2026-12-21", DocumentExpiry.None)]
    [InlineData("2026-12-20", DocumentExpiry.Expiring)]
    [InlineData("2026-11-20", DocumentExpiry.Expiring)]
    [InlineData("2026-11-19", DocumentExpiry.Expired)]
    public void Expiry_OnADay_CountsTheLastDayAsHolding(string until, DocumentExpiry expected) =>
        Assert.Equal(expected, Add("plan.pdf", 10, Terms(until, until == "2026-11-19")).Value.ExpiryOn(new DateOnly(2026, 11, 20)));

    [Fact]
    public void Tell_IsDoneOnceBeforeTheEndAndOnceAfter()
    {
        var document = Accepted(Terms("2026-12-10", false));
        document.TakeEvents();
        foreach (var day in new[] { 20, 20, 25 }) document.Tell(new DateOnly(2026, 11, day), Filings.Actor(), Now);
        foreach (var day in new[] { 11, 12 }) document.Tell(new DateOnly(2026, 12, day), Filings.Actor(), Now);
        Assert.Equal([DocumentChange.Expiring, DocumentChange.Expired], Changes(document));
    }

    [Fact]
    public void Tell_OfWhatWasFiledAsExpired_SaysNothing() =>
        Assert.False(Accepted(Terms("2026-11-01", expired: true)).Tell(new DateOnly(2026, 11, 20), Filings.Actor(), Now));

    [Fact]
    public void Replace_KeepsTheEarlierRevisionWithItsNumberAndHash()
    {
        var service = Service.Start(ServiceId.New(), Filings.Owner(), Filings.Actor(), Now);
        var first = Accepted(new DocumentTerms(DocumentKind.Contract), service);
        var second = Revision(first, service, 2).Value;
        Assert.Equal((2, first.Id), (second.Revision, second.Series));
        Assert.Throws<InvalidOperationException>(() => first.Replace(second, Filings.Actor(), Now));
        second.Decide(null, Filings.Actor(), Now);
        first.Replace(second, Filings.Actor(), Now);
        Assert.Equal((false, true, second.Id), (first.IsCurrent, second.IsCurrent, first.ReplacedBy));
        Assert.Equal((1, new string('a', Document.Sha256Length)), (first.Number, first.Sha256));
        Assert.Equal(DocumentErrors.NotCurrent, Revision(first, service, 3).Error);
        Assert.Equal(DocumentErrors.IsRevision, first.Remove(service, Filings.Actor(), Now).Error);
        Assert.Equal(DocumentErrors.IsRevision, second.Remove(service, Filings.Actor(), Now).Error);
    }

    [Fact]
    public void Add_OfARevisionOfAnotherServicesDocument_IsRefused()
    {
        var service = Service.Start(ServiceId.New(), Filings.Owner(), Filings.Actor(), Now);
        Assert.Equal(DocumentErrors.NotCurrent, Revision(Accepted(new DocumentTerms(DocumentKind.Contract)), service, 1).Error);
    }

    [Fact]
    public void Add_PastTheMostRevisions_IsRefused()
    {
        var service = Service.Start(ServiceId.New(), Filings.Owner(), Filings.Actor(), Now);
        var last = Accepted(new DocumentTerms(DocumentKind.Contract), service);
        while (last.Revision < Document.MostRevisions)
        {
            var next = Revision(last, service, last.Number + 1).Value;
            next.Decide(null, Filings.Actor(), Now);
            last.Replace(next, Filings.Actor(), Now);
            last = next;
        }

        Assert.Equal(DocumentErrors.TooManyRevisions, Revision(last, service, 99).Error);
    }

    private static DocumentTerms Terms(string? until, bool expired) =>
        new(DocumentKind.Contract, until is null ? null : DateOnly.ParseExact(until, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), expired);

    private static IEnumerable<DocumentChange> Changes(Document document) => document.TakeEvents().Cast<DocumentMoved>().Select(e => e.Change);

    private static Document Accepted(DocumentTerms terms, Service? service = null)
    {
        var document = Add("plan.pdf", 10, terms, service).Value;
        document.Decide(null, Filings.Actor(), Now);
        return document;
    }

    private static Portal.Domain.Common.Result<Document> Revision(Document of, Service service, int number) => Document.Add(
        DocumentId.New(), service, number, new DocumentFile("plan.pdf", 11, new string('b', Document.Sha256Length)), new DocumentTerms(of.Kind), of, Filings.Actor(), Now);

    private static Portal.Domain.Common.Result<Document> Add(string name, long size, DocumentTerms? terms = null, Service? service = null) => Document.Add(
        DocumentId.New(), service ?? Service.Start(ServiceId.New(), Filings.Owner(), Filings.Actor(), Now), 1,
        new DocumentFile(name, size, new string('a', Document.Sha256Length)), terms ?? new DocumentTerms(DocumentKind.Other), null, Filings.Actor(), Now);
}
