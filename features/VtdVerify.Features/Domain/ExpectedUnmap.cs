using VtdVerify.Model;

namespace VtdVerify.Features.Domain;

/// <summary>An UNMAP as a feature file writes it down.</summary>
public sealed record ExpectedUnmap(AddressRange Range, Address Translated);
