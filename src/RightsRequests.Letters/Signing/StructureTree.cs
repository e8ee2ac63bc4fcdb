using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Signing;

/// <summary>Makes a field known to who hears the letter: an element Form in the structure (ISO 32000-2, 14.7.5.3 and 14.8.4.5), as PDF/A-3a and PDF/UA want it.</summary>
internal static class StructureTree
{
    private const int DeepestElement = 64;
    private static readonly NameToken Root = NameToken.Create("StructTreeRoot");
    private static readonly NameToken Kids = NameToken.Create("K");
    private static readonly NameToken ParentTree = NameToken.Create("ParentTree");
    private static readonly NameToken Numbers = NameToken.Create("Nums");
    private static readonly NameToken NextKey = NameToken.Create("ParentTreeNextKey");
    private static readonly NameToken Page = NameToken.Create("Pg");

    /// <summary>Adds the element after what is heard last on the field's page; returns the key that the field names as its StructParent.</summary>
    /// <exception cref="InvalidDataException">Not tagged, or not as the press tags.</exception>
    public static long AddField(PdfRevision letter, PdfIncrement increment, IndirectReference field, IndirectReference page, int pageNumber)
    {
        if (!letter.Catalog.TryGet(Root, out var at) || at is not IndirectReferenceToken { Data: var rootNumber } || letter.Resolve(at) is not DictionaryToken root
            || FirstOf(letter, root) is not { } documentNumber || letter.Resolve(new IndirectReferenceToken(documentNumber)) is not DictionaryToken document
            || !root.TryGet(ParentTree, out var treeAt) || letter.Resolve(treeAt) is not DictionaryToken tree
            || !tree.TryGet(Numbers, out var numbersAt) || letter.Resolve(numbersAt) is not ArrayToken numbers
            || !root.TryGet(NextKey, out var next) || next is not NumericToken { Long: var key })
        {
            throw new InvalidDataException("The letter's structure is not as the press writes it.");
        }

        var element = increment.NewReference();
        increment.Write(element,
            $"<< /Type /StructElem /S /Form /P {PdfSyntax.Of(documentNumber)} /Pg {PdfSyntax.Of(page)}"
            + $" /K << /Type /OBJR /Obj {PdfSyntax.Of(field)} /Pg {PdfSyntax.Of(page)} >> >>");
        var heard = ListOf(letter, document);
        var pages = letter.Pages().Take(pageNumber).Select(one => one.Reference).ToHashSet();
        var place = heard.FindLastIndex(kid => FirstPage(letter, kid, DeepestElement) is { } first && pages.Contains(first)) + 1;
        heard.Insert(place == 0 ? heard.Count : place, new IndirectReferenceToken(element));
        increment.Write(documentNumber, PdfSyntax.Of(document.With(Kids, new ArrayToken(heard))));

        IReadOnlyList<IToken> grown = [.. numbers.Data, new NumericToken(key), new IndirectReferenceToken(element)];
        increment.Write(rootNumber, PdfSyntax.Of(root
            .With(ParentTree, tree.With(Numbers, new ArrayToken(grown)))
            .With(NextKey, new NumericToken(key + 1))));
        return key;
    }

    private static IndirectReference? FirstOf(PdfRevision letter, DictionaryToken root) =>
        ListOf(letter, root) is [IndirectReferenceToken first, ..] ? first.Data : null;

    private static List<IToken> ListOf(PdfRevision letter, DictionaryToken element) =>
        !element.TryGet(Kids, out var kids) ? []
        : letter.Resolve(kids) is ArrayToken array ? [.. array.Data]
        : [kids];

    private static IndirectReference? FirstPage(PdfRevision letter, IToken token, int depth)
    {
        if (depth == 0 || letter.Resolve(token) is not DictionaryToken element)
        {
            return null;
        }

        return element.TryGet(Page, out var page) && page is IndirectReferenceToken own
            ? own.Data
            : ListOf(letter, element).Select(kid => FirstPage(letter, kid, depth - 1)).FirstOrDefault(found => found is not null);
    }
}
