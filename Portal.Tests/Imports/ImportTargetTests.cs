using Portal.Application.Imports;
using Portal.Domain.Imports;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Imports;

/// <summary>What a cell becomes in a filing, for each answer that a column can give.</summary>
public sealed class ImportTargetTests
{
    public static TheoryData<ImportField> Fields => [.. Enum.GetValues<ImportField>()];

    public static TheoryData<ImportField, string, Func<ServiceContent, object?>, object> Cells => new()
    {
        { ImportField.AbroadApproval, "PTA-17", c => c.Data.AbroadApproval, "PTA-17" },
        { ImportField.AbroadApproved, "20/11/2026", c => c.Data.AbroadApproved, new DateOnly(2026, 11, 20) },
        { ImportField.NoFlows, "ہاں", c => c.Flows.DeclaredNone, true },
        { ImportField.NoFlows, "no", c => c.Flows.DeclaredNone, false },
        { ImportField.FinancialEntity, "Commercial bank", c => c.Safeguards.FinancialEntity, FinancialEntity.Bank },
        { ImportField.FinancialEntity, "EMI", c => c.Safeguards.FinancialEntity, FinancialEntity.ElectronicMoney },
        { ImportField.MaterialWorkload, "Y", c => c.Safeguards.MaterialWorkload, true },
        { ImportField.CentralBankApproval, "SBP-9", c => c.Safeguards.CentralBankApproval, "SBP-9" },
        { ImportField.PrimaryJurisdiction, "Iceland", c => c.Placements.Items.Single().OperatorJurisdiction, "IS" },
        { ImportField.PrimaryAccreditedFor, "confidential", c => c.Placements.Items.Single().AccreditedFor, DataClass.Confidential },
        { ImportField.PrimaryAccreditedUntil, "2027-06-30", c => c.Placements.Items.Single().AccreditedUntil, new DateOnly(2027, 6, 30) },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Field_HasATargetAndNamesOfColumns(ImportField field)
    {
        Assert.Equal(field, ImportTarget.Of(field).Field);
        Assert.NotEmpty(ImportWords.Headers[field]);
    }

    [Fact]
    public void Columns_AreNotCalledTheSameForTwoFields() =>
        Assert.Empty(ImportWords.Headers.SelectMany(h => h.Value.Distinct()).GroupBy(name => name).Where(g => g.Count() > 1).Select(g => g.Key));

    [Theory]
    [MemberData(nameof(Cells))]
    public void Cell_OfAColumn_BecomesThatAnswer(ImportField field, string cell, Func<ServiceContent, object?> answer, object expected)
    {
        var target = ImportTarget.Of(field);
        Assert.Equal(expected, answer(target.Apply(new ServiceContent(), target.Parse(cell)!)));
    }

    [Theory]
    [InlineData(ImportField.FinancialEntity, "a shop")]
    [InlineData(ImportField.PrimaryJurisdiction, "XX")]
    [InlineData(ImportField.AbroadApproved, "soon")]
    public void Cell_ThatGivesNoAnswer_IsRefused(ImportField field, string cell) => Assert.Null(ImportTarget.Of(field).Parse(cell));

    [Fact]
    public void NoFlows_WhereTransfersAreListed_ChangesNothing()
    {
        var content = new ServiceContent { Flows = new([new CrossBorderFlow { Country = "SG" }], DeclaredNone: false) };
        Assert.False(ImportTarget.Of(ImportField.NoFlows).Apply(content, true).Flows.DeclaredNone);
    }
}
