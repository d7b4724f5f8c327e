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

    private static Portal.Domain.Common.Result<Document> Add(string name, long size) => Document.Add(
        DocumentId.New(), Service.Start(ServiceId.New(), Filings.Owner(), Filings.Actor(), Now), 1, name, size, new string('a', Document.Sha256Length), Filings.Actor(), Now);
}
