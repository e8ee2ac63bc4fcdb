using RightsRequests.Intake;

namespace RightsRequests.Office.Tests.Intake;

/// <summary>The one rule by which letters go out, staff are told who cannot be reached, and how an acknowledgement leaves.</summary>
public sealed class WritingToWhomAsked
{
    private static readonly SubjectContent Subject = new("Camille Exemple", null, "camille@example.org", null, "1 rue Neuve\n 75001 PARIS ", []);

    [Theory]
    [InlineData(null, null, null, "camille@example.org", 2)]
    [InlineData("parent", null, null, "camille@example.org", 2)]
    [InlineData("parent", "p@example.org", null, "p@example.org", 2)]
    [InlineData("parent", null, "3 rue Vieille", null, 1)]
    [InlineData("heir", null, null, null, 0)]
    [InlineData("heir", "h@example.org", null, "h@example.org", 0)]
    [InlineData("named-in-directives", null, "3 rue Vieille", null, 1)]
    public void Who_acts_is_written_to_first_and_a_dead_person_never(string? capacity, string? mail, string? post, string? expected, int lines)
    {
        var acts = capacity is null ? null : new RepresentativeContent("Dominique Exemple", capacity, mail, post);

        Assert.Equal((expected, lines), (WhereToWrite.Mail(Subject, acts), WhereToWrite.Lines(Subject, acts).Count));
    }
}
