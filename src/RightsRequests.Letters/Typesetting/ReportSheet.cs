using NodaTime;

namespace RightsRequests.Letters;

/// <summary>A report of tables, typeset like the letters.</summary>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Sender">Who reports, line by line.</param>
/// <param name="Contact">Whom to ask, line by line.</param>
/// <param name="Lead">Paragraphs before the tables.</param>
/// <param name="Page">The word before the number of a page.</param>
/// <param name="Day">Day of the report.</param>
public sealed record ReportSheet(string Language, string Title, IReadOnlyList<string> Sender, IReadOnlyList<string> Contact, IReadOnlyList<string> Lead, IReadOnlyList<ReportTable> Tables, string Page, LocalDate Day);

/// <param name="Note">A sentence below the caption, or null.</param>
/// <param name="Words">How many of the first columns hold words; the others hold numbers.</param>
public sealed record ReportTable(string Caption, string? Note, int Words, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows);
