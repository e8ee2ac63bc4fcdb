using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Delivery;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>Anyone checks a letter: by the code printed on it, and by its file. The code in the address tells nothing of the person.</summary>
[EnableRateLimiting(Limits.Tracking)]
[RequestSizeLimit(Largest)]
public sealed class VerifierModel(VerificationDesk desk) : PortalPage
{
    private const long Largest = 20 * 1024 * 1024;

    // A file made to be slow takes a processor for up to half a minute: no more than two at once.
    private static readonly SemaphoreSlim Places = new(2);

    protected override long LargestForm => Largest;

    [BindProperty(Name = "r", SupportsGet = true)]
    public string? Reference { get; set; }

    [BindProperty(Name = "c", SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public IFormFile? Letter { get; set; }

    public bool CodeAsked { get; private set; }

    public IssuedLetter? Printed { get; private set; }

    public LetterFinding? Finding { get; private set; }

    public string Verdict => Finding switch
    {
        { Issued: not null } => Say("Oui : c’est exactement une lettre que nous avons signée", "Yes: this is exactly a letter that we signed"),
        { Genuine: true } => Say("Oui : cette lettre est signée par nous et n’a pas été modifiée", "Yes: this letter is signed by us and was not changed"),
        { Ours: true } => Say("Attention : ce document n’est plus celui que nous avons signé", "Beware: this document is no longer the one that we signed"),
        { Signature.Valid: true } => Say("Ce document est signé, mais pas par nous", "This document is signed, but not by us"),
        _ => Say("Rien ne montre que ce document vienne de nous", "Nothing shows that this document comes from us"),
    };

    public string Explanation => Finding switch
    {
        { Genuine: true } => Say("Son texte est intact depuis la signature.", "Its text is intact since it was signed."),
        { Ours: true } => Say("Il porte notre signature, mais il a été modifié ensuite, ou sa signature ne tient pas. Ne vous y fiez pas et écrivez-nous.", "It bears our signature, but was changed afterwards, or its signature does not hold. Do not rely on it, and write to us."),
        _ => Say("Ne vous y fiez pas s’il prétend venir de nous, et écrivez-nous en cas de doute.", "Do not rely on it if it claims to come from us, and write to us when in doubt."),
    };

    public Task OnGetAsync(CancellationToken cancel) => LookUpAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LookUpAsync(cancel);
        if (Letter is null or { Length: 0 })
        {
            Errors["fichier"] = "choisissez le fichier PDF de la lettre / choose the PDF of the letter";
            return Page();
        }

        await TryAsync(async () =>
        {
            using var content = new MemoryStream((int)Letter.Length);
            await Letter.CopyToAsync(content, cancel);
            await Places.WaitAsync(cancel);
            try
            {
                Finding = await desk.CheckAsync(content.ToArray(), cancel);
            }
            finally
            {
                Places.Release();
            }
        });
        return Page();
    }

    /// <summary>The name in the signer's certificate, without the rest of its address.</summary>
    public string Signer => new X500DistinguishedName(Finding!.Signature.SignedBy!).EnumerateRelativeDistinguishedNames()
        .Where(part => !part.HasMultipleElements && part.GetSingleElementType().FriendlyName == "CN")
        .Select(part => part.GetSingleElementValue())
        .FirstOrDefault() ?? Finding.Signature.SignedBy!;

    // What is copied from a PDF or typed from paper has spaces in it, some of no width.
    private static string? Plain(string? code) => code is null ? null : new([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);

    private async Task LookUpAsync(CancellationToken cancel)
    {
        // The form sends both; a link that bears one of them only is of no letter of ours.
        if (Request.Query.ContainsKey("r") && string.IsNullOrWhiteSpace(Reference))
        {
            Errors["reference"] = PortalWords.ReferenceMissing;
        }

        if (Request.Query.ContainsKey("c") && string.IsNullOrWhiteSpace(Code))
        {
            Errors["code"] = "écrivez le code imprimé sur la lettre / enter the code printed on the letter";
        }

        CodeAsked = Errors.Count == 0 && (Code is not null || Reference is not null);
        if (CodeAsked)
        {
            await TryAsync(async () => Printed = await desk.FindAsync(Reference?.Trim().ToUpperInvariant(), Plain(Code), cancel));
        }
    }
}
