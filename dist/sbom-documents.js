// Holds src, spdx-license-ids, spdx-expression-parse, spdx-exceptions.
export const id = 94;
export const ids = [94];
export const modules = {

/***/ 3326:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



var scan = __webpack_require__(6849)
var parse = __webpack_require__(5501)

module.exports = function (source) {
  return parse(scan(source))
}


/***/ }),

/***/ 5501:
/***/ ((module) => {



// The ABNF grammar in the spec is totally ambiguous.
//
// This parser follows the operator precedence defined in the
// `Order of Precedence and Parentheses` section.

module.exports = function (tokens) {
  var index = 0

  function hasMore () {
    return index < tokens.length
  }

  function token () {
    return hasMore() ? tokens[index] : null
  }

  function next () {
    if (!hasMore()) {
      throw new Error()
    }
    index++
  }

  function parseOperator (operator) {
    var t = token()
    if (t && t.type === 'OPERATOR' && operator === t.string) {
      next()
      return t.string
    }
  }

  function parseWith () {
    if (parseOperator('WITH')) {
      var t = token()
      if (t && t.type === 'EXCEPTION') {
        next()
        return t.string
      }
      throw new Error('Expected exception after `WITH`')
    }
  }

  function parseLicenseRef () {
    // TODO: Actually, everything is concatenated into one string
    // for backward-compatibility but it could be better to return
    // a nice structure.
    var begin = index
    var string = ''
    var t = token()
    if (t.type === 'DOCUMENTREF') {
      next()
      string += 'DocumentRef-' + t.string + ':'
      if (!parseOperator(':')) {
        throw new Error('Expected `:` after `DocumentRef-...`')
      }
    }
    t = token()
    if (t === null) {
      throw new Error('Unexpected end of input')
    }
    if (t.type === 'LICENSEREF') {
      next()
      string += 'LicenseRef-' + t.string
      var node = { license: string }
      var exception = parseWith()
      if (exception) {
        node.exception = exception
      }
      return node
    }
    index = begin
  }

  function parseLicense () {
    var t = token()
    if (t && t.type === 'LICENSE') {
      next()
      var node = { license: t.string }
      if (parseOperator('+')) {
        node.plus = true
      }
      var exception = parseWith()
      if (exception) {
        node.exception = exception
      }
      return node
    }
  }

  function parseParenthesizedExpression () {
    var left = parseOperator('(')
    if (!left) {
      return
    }

    var expr = parseExpression()

    if (!parseOperator(')')) {
      throw new Error('Expected `)`')
    }

    return expr
  }

  function parseAtom () {
    return (
      parseParenthesizedExpression() ||
      parseLicenseRef() ||
      parseLicense()
    )
  }

  function makeBinaryOpParser (operator, nextParser) {
    return function parseBinaryOp () {
      var left = nextParser()
      if (!left) {
        return
      }

      if (!parseOperator(operator)) {
        return left
      }

      var right = parseBinaryOp()
      if (!right) {
        throw new Error('Expected expression')
      }
      return {
        left: left,
        conjunction: operator.toLowerCase(),
        right: right
      }
    }
  }

  var parseAnd = makeBinaryOpParser('AND', parseAtom)
  var parseExpression = makeBinaryOpParser('OR', parseAnd)

  var node = parseExpression()
  if (!node || hasMore()) {
    throw new Error('Syntax error')
  }
  return node
}


/***/ }),

/***/ 6849:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



var licenses = []
  .concat(__webpack_require__(5204))
  .concat(__webpack_require__(3389))
var exceptions = __webpack_require__(3988)

module.exports = function (source) {
  var index = 0

  function hasMore () {
    return index < source.length
  }

  // `value` can be a regexp or a string.
  // If it is recognized, the matching source string is returned and
  // the index is incremented. Otherwise `undefined` is returned.
  function read (value) {
    if (value instanceof RegExp) {
      var chars = source.slice(index)
      var match = chars.match(value)
      if (match) {
        index += match[0].length
        return match[0]
      }
    } else {
      if (source.indexOf(value, index) === index) {
        index += value.length
        return value
      }
    }
  }

  function skipWhitespace () {
    read(/[ ]*/)
  }

  function operator () {
    var string
    var possibilities = [/^WITH/i, /^AND/i, /^OR/i, '(', ')', ':', '+']
    for (var i = 0; i < possibilities.length; i++) {
      string = read(possibilities[i])
      if (string) {
        break
      }
    }

    if (string === '+' && index > 1 && source[index - 2] === ' ') {
      throw new Error('Space before `+`')
    }

    return string && {
      type: 'OPERATOR',
      string: string.toUpperCase()
    }
  }

  function idstring () {
    return read(/[A-Za-z0-9-.]+/)
  }

  function expectIdstring () {
    var string = idstring()
    if (!string) {
      throw new Error('Expected idstring at offset ' + index)
    }
    return string
  }

  function documentRef () {
    if (read('DocumentRef-')) {
      var string = expectIdstring()
      return { type: 'DOCUMENTREF', string: string }
    }
  }

  function licenseRef () {
    if (read('LicenseRef-')) {
      var string = expectIdstring()
      return { type: 'LICENSEREF', string: string }
    }
  }

  function identifier () {
    var begin = index
    var string = idstring()

    if (licenses.indexOf(string) !== -1) {
      return {
        type: 'LICENSE',
        string: string
      }
    } else if (exceptions.indexOf(string) !== -1) {
      return {
        type: 'EXCEPTION',
        string: string
      }
    }

    index = begin
  }

  // Tries to read the next token. Returns `undefined` if no token is
  // recognized.
  function parseToken () {
    // Ordering matters
    return (
      operator() ||
      documentRef() ||
      licenseRef() ||
      identifier()
    )
  }

  var tokens = []
  while (hasMore()) {
    skipWhitespace()
    if (!hasMore()) {
      break
    }

    var token = parseToken()
    if (!token) {
      throw new Error('Unexpected `' + source[index] +
                      '` at offset ' + index)
    }

    tokens.push(token)
  }
  return tokens
}


/***/ }),

/***/ 8713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeSbomDocuments: () => (/* binding */ writeSbomDocuments)
});

// EXTERNAL MODULE: ./build/js/src/files/output-directory.js
var output_directory = __webpack_require__(5756);
// EXTERNAL MODULE: ./build/js/src/quantities.js
var quantities = __webpack_require__(7126);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/js/src/sbom/image-sbom.js
/** What this action is called in the documents. */
const WRITER = "cloud-native-buildpacks-action";
/** The items that are written, as far as they are, and of what they need only those. */
function writtenItems(items, extent) {
    const written = items.slice(0, extent.components);
    const keys = new Set(written.map(({ key }) => key));
    return written.map((item) => ({
        ...item,
        component: extent.details ? item.component : withoutDetails(item.component),
        needs: new Set(extent.dependencies ? [...item.needs].filter((need) => keys.has(need)) : []),
    }));
}
function withoutDetails(component) {
    const lists = { cpes: [], hashes: [], links: [], properties: [] };
    return { ...component, ...lists, description: undefined, copyright: undefined };
}
/** A field with a list, which is not written where it is empty. */
function filled(name, list) {
    return list.length === 0 ? {} : { [name]: list };
}

// EXTERNAL MODULE: ./node_modules/spdx-expression-parse/index.js
var spdx_expression_parse = __webpack_require__(3326);
;// CONCATENATED MODULE: ./build/js/src/sbom/licence-terms.js
// Licences as both formats tell them apart: one of SPDX's list, an expression of those, or a name that only people understand.


/** A document names few licences many times; there are no more than the files of one build can have. */
const KINDS = new Map();
/** What an expression is written with. Refusing others here costs less than an error of the parser. */
const EXPRESSION = /^(?!(?:[^(]*\(){10})[\w.+\-() ]{1,200}$/;
/** What kind a licence is; whether SPDX knows it is asked of its own list. */
function licenceKind(licence) {
    // What a reference stands for was said in the file that had it.
    if (!EXPRESSION.test(licence) || licence.includes("LicenseRef-"))
        return "name";
    const known = KINDS.get(licence);
    if (known !== undefined)
        return known;
    const kind = readKind(licence);
    KINDS.set(licence, kind);
    return kind;
}
function readKind(licence) {
    try {
        const parsed = spdx_expression_parse(licence);
        return "license" in parsed && parsed.license === licence ? "id" : "expression";
    }
    catch {
        // Not an expression.
        return "name";
    }
}
/** A reference to a name that no list has; the same name gives the same. */
function extractedLicence(name) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(name).digest("hex").slice(0, 16);
    // The buildpack has the name only, and SPDX demands a text.
    return { licenseId: `LicenseRef-${hash}`, name, extractedText: name };
}

;// CONCATENATED MODULE: ./build/js/src/sbom/cyclonedx-document.js
// One document of CycloneDX about an image. The same content gives the same bytes: its number is a hash of it.
// Format: https://cyclonedx.org/docs/1.6/json/



/** Of the components that no buildpack listed. */
const REFS = { image: "image", runImage: "run-image", lifecycle: "lifecycle" };
/** The JSON value. */
function cycloneDxDocument(sbom, extent) {
    const items = writtenItems(sbom.items, extent);
    const { image, runImage, lifecycle } = sbom;
    const content = {
        version: 1,
        metadata: {
            ...(sbom.createdAt !== undefined && { timestamp: new Date(sbom.createdAt).toISOString() }),
            tools: { components: toolsOf(sbom) },
            component: entry(image, REFS.image),
            ...(sbom.remarks.length > 0 && { properties: sbom.remarks.map((text) => property("remark", text)) }),
        },
        components: [
            ...(runImage === undefined ? [] : [entry(runImage, REFS.runImage)]),
            // It made the image, and is not in it.
            ...(lifecycle === undefined ? [] : [{ ...entry(lifecycle, REFS.lifecycle), scope: "excluded" }]),
            ...items.map(({ key, component, origins }) => entry(component, refOf(key), origins.flatMap(originProperties))),
        ],
        dependencies: dependenciesOf(sbom, items),
    };
    return {
        $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
        bomFormat: "CycloneDX",
        specVersion: "1.6",
        serialNumber: `urn:uuid:${uuidOf(content)}`,
        ...content,
    };
}
const MAX_REF = 200;
/** The action, and what wrote the files that it read. */
function toolsOf({ buildpacks }) {
    return [
        { type: "application", name: WRITER },
        ...buildpacks.map(({ id, version }) => ({ type: "application", name: id, version })),
    ];
}
/** None of ours looks like these, whatever a file calls its components. Long ones would be repeated by all that need them. */
function refOf(key) {
    return key.startsWith("pkg:") && key.length <= MAX_REF
        ? key
        : `component:${(0,external_node_crypto_.createHash)("sha256").update(key).digest("hex")}`;
}
function entry(component, ref, origins = []) {
    const { type, group, name, version, supplier, publisher, description, copyright } = component;
    const [cpe, ...cpes] = component.cpes;
    const more = cpes.map((value) => ({ name: "syft:cpe23", value }));
    return {
        type,
        "bom-ref": ref,
        ...(supplier !== undefined && { supplier: { name: supplier } }),
        ...known({ publisher, group }),
        name,
        ...(version !== "" && { version }),
        ...known({ description }),
        ...filled("hashes", component.hashes),
        ...filled("licenses", licencesOf(component.licences)),
        ...known({ copyright, cpe, purl: component.purl }),
        ...filled("externalReferences", component.links),
        ...filled("properties", [...origins, ...component.properties, ...more]),
    };
}
function known(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
/** An expression may stand only alone; beside others it is the name of a licence. */
function licencesOf(licences) {
    const [first, ...others] = licences;
    if (first !== undefined && others.length === 0 && licenceKind(first) === "expression") {
        return [{ expression: first }];
    }
    return licences.map((licence) => ({
        license: licenceKind(licence) === "id" ? { id: licence } : { name: licence },
    }));
}
function originProperties({ buildpack, layer, diffId }) {
    return [
        property("buildpack", buildpack),
        ...(layer === undefined ? [] : [property("layer", layer)]),
        ...(diffId === undefined ? [] : [property("layer:diff-id", diffId)]),
    ];
}
function property(name, value) {
    return { name: `io.buildpacks:${name}`, value };
}
function dependenciesOf({ runImage }, items) {
    const direct = [...(runImage === undefined ? [] : [REFS.runImage]), ...items.map(({ key }) => refOf(key))];
    const ofItems = items.filter(({ needs }) => needs.size > 0);
    return [
        { ref: REFS.image, dependsOn: direct },
        ...ofItems.map(({ key, needs }) => ({ ref: refOf(key), dependsOn: [...needs].map(refOf) })),
    ];
}
/** A UUID of version 8, whose bits may come from anywhere: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8 */
function uuidOf(content) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(content)).digest();
    hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
    hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
    return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

;// CONCATENATED MODULE: ./build/js/src/sbom/fitted-document.js
/** What `actions/attest` takes at most. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** Each is written from the sentences that say what it leaves out, so a reader of the document alone knows it. */
function fitDocument(sbom, write, limitBytes = MAX_DOCUMENT_BYTES) {
    let components = sbom.items.length;
    for (const step of STEPS) {
        const fitted = writeCut(sbom, write, { ...step, components });
        if (Buffer.byteLength(fitted.text) <= limitBytes)
            return fitted;
    }
    for (;;) {
        const fitted = writeCut(sbom, write, { details: false, dependencies: false, components });
        const size = Buffer.byteLength(fitted.text);
        if (size <= limitBytes || components === 0)
            return fitted;
        components = Math.min(components - 1, Math.floor((components * limitBytes * SLACK) / size));
    }
}
const STEPS = [
    { details: true, dependencies: true },
    { details: false, dependencies: true },
    { details: false, dependencies: false },
];
/** Components are of different sizes. */
const SLACK = 0.98;
function writeCut(sbom, write, extent) {
    const cuts = cutsOf(sbom, extent);
    const remarks = cuts.length === 0
        ? sbom.remarks
        : [...sbom.remarks, `To stay small enough for attestations, this leaves out ${cuts.join("; ")}.`];
    return { text: `${JSON.stringify(write({ ...sbom, remarks }, extent))}\n`, cuts };
}
function cutsOf({ items }, { details, dependencies, components }) {
    const left = items.length - components;
    return [
        ...(details ? [] : ["descriptions, copyrights, links, hashes, CPEs and properties of components"]),
        ...(dependencies ? [] : ["the dependencies between components"]),
        ...(left === 0 ? [] : [`${String(left)} of ${String(items.length)} components`]),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/sbom/sbom-component.js
// What software is made of, as all formats of SBOM files tell it: the terms of CycloneDX, of which each format has some.
/** A component of which only what every one has is known. */
function bareComponent(known) {
    return {
        group: undefined,
        version: "",
        purl: undefined,
        cpes: [],
        licences: [],
        hashes: [],
        supplier: undefined,
        publisher: undefined,
        description: undefined,
        copyright: undefined,
        links: [],
        properties: [],
        ...known,
    };
}
/** What tells a component from others: its purl, else everything that it is called. */
function componentKey({ purl, type, group, name, version }) {
    return purl ?? JSON.stringify([type, group ?? "", name, version]);
}
/** https://cyclonedx.org/docs/1.6/json/#components_items_type */
const COMPONENT_TYPES = new Set([
    "application",
    "framework",
    "library",
    "container",
    "platform",
    "operating-system",
    "device",
    "device-driver",
    "firmware",
    "file",
    "machine-learning-model",
    "data",
    "cryptographic-asset",
]);
/** Hexadecimal digits of the hashes that both CycloneDX and SPDX have. */
const HASHES = new Map([
    ["MD5", 32],
    ["SHA-1", 40],
    ["SHA-256", 64],
    ["SHA-384", 96],
    ["SHA-512", 128],
    ["SHA3-256", 64],
    ["SHA3-384", 96],
    ["SHA3-512", 128],
    ["BLAKE2b-256", 64],
    ["BLAKE2b-384", 96],
    ["BLAKE2b-512", 128],
]);
/** https://cyclonedx.org/docs/1.6/json/#components_items_externalReferences_items_type, those that all versions since 1.3 have. */
const LINK_TYPES = new Set([
    "vcs",
    "issue-tracker",
    "website",
    "advisories",
    "bom",
    "mailing-list",
    "social",
    "chat",
    "documentation",
    "support",
    "distribution",
    "license",
    "build-meta",
    "build-system",
    "release-notes",
    "other",
]);

;// CONCATENATED MODULE: ./build/js/src/sbom/image-inventory.js
// What an image is made of: the components of all files, each once, with the layers that it is in.

/** In the order of their keys, whatever the order of the files. */
function takeInventory(files) {
    const items = new Map();
    for (const { content, origin } of files) {
        const keys = content.components.map(componentKey);
        for (const [at, component] of content.components.entries()) {
            const key = keys[at] ?? "";
            const item = items.get(key) ?? { component, origins: new Map(), needs: new Set() };
            item.component = merged(item.component, component);
            item.origins.set(JSON.stringify([origin.buildpack, origin.layer]), origin);
            items.set(key, item);
        }
        for (const [from, to] of content.dependencies) {
            const [source, target] = [keys[from] ?? "", keys[to] ?? ""];
            // Two entries of a file may be one component.
            if (source !== target)
                items.get(source)?.needs.add(target);
        }
    }
    return [...items]
        .sort(([a], [b]) => compare(a, b))
        .map(([key, { component, origins, needs }]) => ({
        key,
        component,
        origins: [...origins].sort(([a], [b]) => compare(a, b)).map(([, origin]) => origin),
        needs: new Set([...needs].sort(compare)),
    }));
}
/** What the first file does not know, others may. */
function merged(first, other) {
    if (first === other)
        return first;
    return {
        ...first,
        cpes: longer(first.cpes, other.cpes),
        licences: longer(first.licences, other.licences),
        hashes: longer(first.hashes, other.hashes),
        links: longer(first.links, other.links),
        properties: longer(first.properties, other.properties),
        supplier: first.supplier ?? other.supplier,
        publisher: first.publisher ?? other.publisher,
        description: first.description ?? other.description,
        copyright: first.copyright ?? other.copyright,
    };
}
/** Not both: two files that list the same in other words would say everything twice. */
function longer(first, other) {
    return other.length > first.length ? other : first;
}
/** Not by the language of the machine. */
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/js/src/sbom/spdx-document.js
// One document of SPDX about an image. What has to be unique is a hash of the content, and the time is the image's.
// Format: https://spdx.github.io/spdx-spec/v2.3/



const DOCUMENT = "SPDXRef-DOCUMENT";
const IDS = { image: "SPDXRef-Image", runImage: "SPDXRef-RunImage", lifecycle: "SPDXRef-Lifecycle" };
/** The buildpacks did not look, or had nothing to say. */
const UNKNOWN = "NOASSERTION";
/** The time of all files in images of apps. */
const CREATED = Date.UTC(1980, 0, 1, 0, 0, 1);
/** The JSON value. */
function spdxDocument(sbom, extent) {
    const items = writtenItems(sbom.items, extent);
    const { image, runImage, lifecycle } = sbom;
    const content = {
        packages: [
            spdx_document_entry(image, IDS.image),
            ...(runImage === undefined ? [] : [spdx_document_entry(runImage, IDS.runImage)]),
            ...(lifecycle === undefined ? [] : [spdx_document_entry(lifecycle, IDS.lifecycle)]),
            ...items.map(({ key, component, origins }) => spdx_document_entry(component, idOf(key), origins)),
        ],
        relationships: relationshipsOf(sbom, items),
        ...extractedOf([image, ...items.map(({ component }) => component)]),
    };
    const remarks = [...sbom.remarks, ...unspeakable(items)];
    const hash = (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify([remarks, content]))
        .digest("hex");
    return {
        spdxVersion: "SPDX-2.3",
        dataLicense: "CC0-1.0",
        SPDXID: DOCUMENT,
        name: image.name,
        documentNamespace: `https://spdx.org/spdxdocs/${WRITER}-${hash}`,
        creationInfo: {
            created: new Date(sbom.createdAt ?? CREATED).toISOString().replace(/\.\d+Z$/, "Z"),
            creators: [`Tool: ${WRITER}`, ...sbom.buildpacks.map(({ id, version }) => `Tool: ${id}-${version}`)],
        },
        ...(remarks.length > 0 && { comment: remarks.join("\n") }),
        ...content,
    };
}
/** What SPDX has no place for. */
function unspeakable(items) {
    const properties = items.flatMap(({ component }) => component.properties).length;
    const links = items
        .flatMap(({ component }) => component.links)
        .filter(({ type }) => !LINKS.has(type)).length;
    if (properties + links === 0)
        return [];
    return [
        `SPDX has no place for properties (${String(properties)}) and links of other kinds (${String(links)}); the document of CycloneDX has them.`,
    ];
}
const LINKS = new Set(["website", "distribution"]);
/** Only letters, digits, dots and dashes may be in it. */
function idOf(key) {
    return `SPDXRef-Package-${(0,external_node_crypto_.createHash)("sha256").update(key).digest("hex").slice(0, 32)}`;
}
function spdx_document_entry(component, id, origins = []) {
    const { type, group, name, version, supplier, publisher, description, links } = component;
    const website = links.find((link) => link.type === "website")?.url;
    const distribution = links.find((link) => link.type === "distribution")?.url;
    return {
        SPDXID: id,
        name: group === undefined ? name : `${group}/${name}`,
        ...(version !== "" && { versionInfo: version }),
        ...(supplier !== undefined && { supplier: `Organization: ${supplier}` }),
        ...(publisher !== undefined && { originator: `Organization: ${publisher}` }),
        downloadLocation: distribution ?? UNKNOWN,
        filesAnalyzed: false,
        ...(website !== undefined && { homepage: website }),
        licenseConcluded: UNKNOWN,
        licenseDeclared: declaredOf(component.licences),
        copyrightText: component.copyright ?? UNKNOWN,
        ...(description !== undefined && { description }),
        ...(origins.length > 0 && { sourceInfo: origins.map(originWords).join("; ") }),
        ...filled("checksums", checksumsOf(component)),
        ...filled("externalRefs", referencesOf(component)),
        primaryPackagePurpose: PURPOSES.has(type) ? type.toUpperCase().replace("-", "_") : "OTHER",
    };
}
/** Those that both formats have. */
const PURPOSES = new Set("application framework library container operating-system device firmware file".split(" "));
function originWords({ buildpack, layer, diffId }) {
    if (layer === undefined)
        return `of the buildpack ${buildpack}`;
    return `in the layer ${layer}${diffId === undefined ? "" : ` (${diffId})`} of the buildpack ${buildpack}`;
}
function checksumsOf({ hashes }) {
    return hashes.map(({ alg, content }) => ({
        algorithm: alg.replace(/^SHA-/, "SHA"),
        checksumValue: content,
    }));
}
function referencesOf({ purl, cpes }) {
    const ofPurl = { referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl };
    return [
        ...(purl === undefined ? [] : [ofPurl]),
        ...cpes.map((cpe) => ({
            referenceCategory: "SECURITY",
            referenceType: cpe.startsWith("cpe:2.3:") ? "cpe23Type" : "cpe22Type",
            referenceLocator: cpe,
        })),
    ];
}
function declaredOf(licences) {
    if (licences.length === 0)
        return UNKNOWN;
    const terms = licences.map((licence) => {
        const kind = licenceKind(licence);
        if (kind === "name")
            return extractedLicence(licence).licenseId;
        return kind === "expression" && licences.length > 1 ? `(${licence})` : licence;
    });
    return [...new Set(terms)].join(" AND ");
}
function extractedOf(components) {
    const names = new Set(components.flatMap(({ licences }) => licences));
    const extracted = [...names]
        .filter((name) => licenceKind(name) === "name")
        .map(extractedLicence);
    return filled("hasExtractedLicensingInfos", extracted);
}
function relationshipsOf({ runImage, lifecycle }, items) {
    return [
        relationship(DOCUMENT, "DESCRIBES", IDS.image),
        ...(runImage === undefined ? [] : [relationship(IDS.image, "DESCENDANT_OF", IDS.runImage)]),
        ...(lifecycle === undefined ? [] : [relationship(IDS.lifecycle, "BUILD_TOOL_OF", IDS.image)]),
        ...items.map(({ key }) => relationship(IDS.image, "CONTAINS", idOf(key))),
        ...items.flatMap(({ key, needs }) => [...needs].map((need) => relationship(idOf(key), "DEPENDS_ON", idOf(need)))),
    ];
}
function relationship(spdxElementId, relationshipType, related) {
    return { spdxElementId, relationshipType, relatedSpdxElement: related };
}

;// CONCATENATED MODULE: ./build/js/src/platform/image/sbom-brief.js
// The SBOM files of an image in brief: how many components there are, and under which licences.

/** What every image has, the launcher, says nothing of the app. */
const LAUNCHER_FOLDER = "buildpacksio_lifecycle";
/** Undefined if there is nothing that could be read. */
function briefSbom(folders) {
    const ofApp = folders.filter(({ names: [buildpack] }) => buildpack !== LAUNCHER_FOLDER);
    if (ofApp.length === 0)
        return undefined;
    const all = ofApp.flatMap(({ content }) => content.components);
    const components = new Map(all.map((component) => [componentKey(component), component]));
    return { components: components.size, licences: countLicences([...components.values()]) };
}
function countLicences(components) {
    const counts = new Map();
    for (const { licences } of components) {
        for (const licence of new Set(licences))
            counts.set(licence, (counts.get(licence) ?? 0) + 1);
    }
    return [...counts]
        .map(([name, count]) => ({ name, components: count }))
        .sort((a, b) => b.components - a.components || (a.name < b.name ? -1 : 1));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/sbom/package-url.js
var package_url = __webpack_require__(5553);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __webpack_require__(7442);
;// CONCATENATED MODULE: ./build/js/src/sbom/untrusted-json.js
// Values of JSON that anyone may have written. What is not what it should be is not there: one odd field must not hide all others.


/** @throws {PlatformError} `MALFORMED` if it is no JSON, no object, or nested too deep */
function readObject(text, what) {
    return (0,schema/* parseJson */.qF)(JSON_OBJECT, text, what);
}
const JSON_OBJECT = dist/* custom */.IeY(isObject, "Expected an object");
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** What a field has; not what every object inherits. */
function fieldOf(object, name) {
    return Object.hasOwn(object, name) ? object[name] : undefined;
}
/** The object in a field, or an empty one. */
function objectIn(object, name) {
    const value = fieldOf(object, name);
    return isObject(value) ? value : {};
}
/** What is in the list of a field. */
function listIn(object, name) {
    const value = fieldOf(object, name);
    return Array.isArray(value) ? value : [];
}
/** The objects in the list of a field. */
function objectsIn(object, name) {
    return listIn(object, name).filter(isObject);
}
/** Of names, versions and the like: the longest of real packages have some 200 characters. */
const MAX_WORD = 1_024;
/** Of descriptions and copyrights. */
const MAX_TEXT = 4_096;
/** The text of a field, if there is some, and it is no longer than what people write there. */
function wordIn(object, name) {
    return wordOf(fieldOf(object, name));
}
/** A value as a word. */
function wordOf(value) {
    return typeof value === "string" && value !== "" && value.length <= MAX_WORD ? value : undefined;
}
/** The text of a field, cut where it is very long. */
function textIn(object, name) {
    const value = fieldOf(object, name);
    if (typeof value !== "string" || value === "")
        return undefined;
    return value.length <= MAX_TEXT ? value : `${value.slice(0, MAX_TEXT - 1)}…`;
}

;// CONCATENATED MODULE: ./build/js/src/sbom/component-fields.js
// Fields that several formats have, as a component may have them: what does not fit is counted as lost.



/** Of one component; some tools list every file of a package. */
const MAX_ITEMS = 50;
/** Of one file; the image of a whole distribution has some thousand. */
const MAX_COMPONENTS = 50_000;
/** The name, without which a component is none: then it is counted as lost. */
function readName(object, losses) {
    const name = wordIn(object, "name");
    if (name === undefined)
        losses.add("components without a usable name");
    return name;
}
/** The word of a field; one that is too long, or no text, is lost. */
function readWord(object, name, losses) {
    const value = fieldOf(object, name);
    const word = wordOf(value);
    if (word === undefined && value !== undefined && value !== null && value !== "")
        losses.addField(name);
    return word;
}
/** The package URL of a field. */
function readPurl(value, losses) {
    if (value === undefined || value === null || value === "")
        return undefined;
    const word = wordOf(value);
    const purl = word === undefined ? undefined : (0,package_url/* canonicalPurl */.q)(word);
    if (purl === undefined)
        losses.add("invalid purls");
    return purl;
}
/** A CPE; other texts are lost. */
function readCpes(values, losses) {
    const cpes = [...new Set(values.map(wordOf))].filter((cpe) => cpe !== undefined && CPE.test(cpe));
    losses.add("CPEs", Math.max(0, cpes.length - MAX_ITEMS));
    return cpes.filter((cpe) => cpe !== undefined).slice(0, MAX_ITEMS);
}
const CPE = /^cpe:(?:2\.3:|\/)[\x21-\x7e]+$/;
/** A hash, with the name of its kind in any spelling, e.g. `sha256`. */
function readHash(alg, content, losses) {
    const known = [...HASHES.keys()].find((name) => plain(name) === plain(alg));
    const isWhole = new RegExp(`^[0-9a-f]{${String(HASHES.get(known ?? "") ?? 0)}}$`, "i").test(content);
    if (known !== undefined && isWhole)
        return [{ alg: known, content: content.toLowerCase() }];
    losses.add("hashes");
    return [];
}
function plain(alg) {
    return alg.toLowerCase().replace(/[^a-z0-9]/g, "");
}
/** A link to where more is found. */
function readLink(type, url, losses) {
    if (url !== undefined && LINK_TYPES.has(type) && isAddress(url))
        return [{ type, url }];
    losses.add("links");
    return [];
}
/** What schemas take for a reference, and people can open. */
function isAddress(url) {
    return /^[a-z][a-z0-9+.-]*:\/\/[\x21-\x7e]+$/i.test(url) && !/[<>"{}|\\^`]/.test(url) && URL.canParse(url);
}
/** As many as a component may have; the others are lost. */
function someItems(items, what, losses) {
    losses.add(what, Math.max(0, items.length - MAX_ITEMS));
    return items.slice(0, MAX_ITEMS);
}
/** As many components as one file may have; the others are lost. */
function someComponents(items, losses) {
    losses.add(`components after the first ${String(MAX_COMPONENTS)}`, Math.max(0, items.length - MAX_COMPONENTS));
    return items.slice(0, MAX_COMPONENTS);
}
/** A property from an object and the field that has its value; one without a value is none. */
function readProperty(name, { object, field }, losses) {
    const value = readWord(object, field, losses);
    return name === undefined || value === undefined ? [] : [{ name, value }];
}

;// CONCATENATED MODULE: ./build/js/src/sbom/reference-graph.js
/** Edges of one file: real ones have some per component. */
const MAX_EDGES = 100_000;
/** Finds components by the references of their file. */
class ReferenceGraph {
    #places = new Map();
    #edges = [];
    #losses;
    constructor(losses) {
        this.#losses = losses;
    }
    /** A reference that is there twice means the first, as it would be to no avail to guess. */
    name(reference, place) {
        if (reference === undefined)
            return;
        if (this.#places.has(reference))
            this.#losses.add("references that are used twice");
        else
            this.#places.set(reference, place);
    }
    /** Whether a reference means a component. */
    has(reference) {
        return reference !== undefined && this.#places.has(reference);
    }
    /** One that leads to itself, or to nothing that is a component, is left out. */
    connect(from, to) {
        const [source, target] = [from, to].map((reference) => this.#places.get(reference ?? ""));
        if (source === undefined || target === undefined || source === target)
            return;
        if (this.#edges.length < MAX_EDGES)
            this.#edges.push([source, target]);
        else
            this.#losses.add("dependencies");
    }
    get edges() {
        return this.#edges;
    }
}

;// CONCATENATED MODULE: ./build/js/src/sbom/sbom-losses.js
// What of a file is in no component, counted while it is read.

/** A file may have as many names as it likes; people read some. */
const MAX_NAMES = 30;
const MAX_NAME_LENGTH = 60;
/** Counts, by what was left out. */
class SbomLosses {
    #counts = new Map();
    /** By the names that the file gives them. */
    #fields = new Map();
    /** @param what in words, e.g. `vulnerabilities` */
    add(what, count = 1) {
        if (count > 0)
            this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
    }
    /** Counts the field of an object as it is called there. */
    addField(name, count = 1) {
        if (this.#fields.size < MAX_NAMES || this.#fields.has(name)) {
            this.#fields.set(name, (this.#fields.get(name) ?? 0) + count);
        }
        else
            this.add("other fields", count);
    }
    /** Counts the fields of an object that are not read, and what is in a list; not those that are empty. */
    addUnread(object, read) {
        for (const name in object) {
            const value = object[name];
            if (!read.has(name) && !isEmpty(value))
                this.addField(name, Array.isArray(value) ? value.length : 1);
        }
    }
    /** In an order that is always the same. */
    get counts() {
        const fields = [...this.#fields].map(([name, count]) => [(0,quote/* quote */.hD)(name, MAX_NAME_LENGTH), count]);
        return new Map([...fields, ...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
    }
}
function isEmpty(value) {
    if (value === null || value === "")
        return true;
    return typeof value === "object" && Object.keys(value).length === 0;
}

;// CONCATENATED MODULE: ./build/js/src/sbom/cyclonedx-reader.js
// SBOM files of CycloneDX.
// Format: https://cyclonedx.org/docs/1.6/json/







const VERSION = /^1\.[2-7]$/;
/** What describes the file, or is read. */
const READ = new Set("$schema bomFormat specVersion serialNumber version metadata components dependencies".split(" "));
const READ_OF_COMPONENT = new Set(("type bom-ref group name version purl cpe licenses hashes supplier publisher description copyright " +
    "externalReferences properties components").split(" "));
/** @throws {PlatformError} `MALFORMED` if it is no JSON, or not CycloneDX of a version that is known */
function parseCycloneDx(text, what) {
    const document = readObject(text, what);
    checkVersion(document, what);
    const losses = new SbomLosses();
    losses.addUnread(document, READ);
    const graph = new ReferenceGraph(losses);
    const components = [];
    for (const object of someComponents([...subjectOf(document), ...withNested(document)], losses)) {
        const component = readComponent(object, losses);
        if (component === undefined)
            continue;
        graph.name(wordIn(object, "bom-ref"), components.length);
        components.push(component);
    }
    for (const dependency of objectsIn(document, "dependencies")) {
        const needed = listIn(dependency, "dependsOn");
        for (const reference of needed)
            graph.connect(wordIn(dependency, "ref"), wordOf(reference));
        losses.add("what dependencies provide", listIn(dependency, "provides").length);
    }
    return { components, dependencies: graph.edges, losses: losses.counts };
}
function checkVersion(document, what) {
    const format = wordIn(document, "bomFormat");
    const version = wordIn(document, "specVersion") ?? "";
    if (format === "CycloneDX" && VERSION.test(version))
        return;
    const problem = format === "CycloneDX" ? `is CycloneDX ${(0,quote/* quote */.hD)(version, 40)}, not 1.2 to 1.7` : "is not CycloneDX";
    throw new errors/* PlatformError */.Wk("MALFORMED", `${what} ${problem}.`);
}
/** What was described, if that is a package: some tools name only the directory they were given. */
function subjectOf(document) {
    const subject = objectIn(objectIn(document, "metadata"), "component");
    return wordIn(subject, "purl") === undefined ? [] : [subject];
}
/** The components, and those in them; how deep they are nested was checked. */
function withNested(object) {
    return objectsIn(object, "components").flatMap((component) => [component, ...withNested(component)]);
}
function readComponent(object, losses) {
    const name = readName(object, losses);
    if (name === undefined)
        return undefined;
    losses.addUnread(object, READ_OF_COMPONENT);
    const type = wordIn(object, "type") ?? "";
    return {
        type: COMPONENT_TYPES.has(type) ? type : "library",
        group: readWord(object, "group", losses),
        name,
        version: readWord(object, "version", losses) ?? "",
        purl: readPurl(object["purl"], losses),
        cpes: readCpes([object["cpe"]], losses),
        licences: readLicences(object, losses),
        supplier: wordIn(objectIn(object, "supplier"), "name"),
        publisher: readWord(object, "publisher", losses),
        description: textIn(object, "description"),
        copyright: textIn(object, "copyright"),
        ...readLists(object, losses),
    };
}
function readLists(object, losses) {
    const links = someItems(objectsIn(object, "externalReferences"), "links", losses);
    const properties = someItems(objectsIn(object, "properties"), "properties", losses);
    const hashes = someItems(objectsIn(object, "hashes"), "hashes", losses);
    return {
        hashes: hashes.flatMap((hash) => readHash(wordIn(hash, "alg") ?? "", wordIn(hash, "content") ?? "", losses)),
        links: links.flatMap((link) => readLink(wordIn(link, "type") ?? "", wordIn(link, "url"), losses)),
        properties: properties.flatMap((property) => readProperty(wordIn(property, "name"), { object: property, field: "value" }, losses)),
    };
}
function readLicences(object, losses) {
    const items = someItems(objectsIn(object, "licenses"), "licences", losses);
    return items.flatMap((item) => {
        const license = objectIn(item, "license");
        if (objectIn(license, "text")["content"] !== undefined)
            losses.add("texts of licences");
        return wordIn(item, "expression") ?? wordIn(license, "id") ?? wordIn(license, "name") ?? [];
    });
}

;// CONCATENATED MODULE: ./build/js/src/sbom/spdx-reader.js
// SBOM files of SPDX.
// Format: https://spdx.github.io/spdx-spec/v2.3/







const spdx_reader_VERSION = /^SPDX-2\.[0-3]$/;
const spdx_reader_READ = new Set(("spdxVersion dataLicense SPDXID name documentNamespace creationInfo packages relationships " +
    "documentDescribes hasExtractedLicensingInfos").split(" "));
const READ_OF_PACKAGE = new Set(("SPDXID name versionInfo supplier originator downloadLocation filesAnalyzed checksums homepage " +
    "licenseConcluded licenseDeclared copyrightText description summary externalRefs primaryPackagePurpose").split(" "));
/** In the words of CycloneDX; the schema writes one of them with an underscore, the specification with a dash. */
const PURPOSE = /^(?:APPLICATION|FRAMEWORK|LIBRARY|CONTAINER|OPERATING[_-]SYSTEM|DEVICE|FIRMWARE|FILE)$/;
/** @throws {PlatformError} `MALFORMED` if it is no JSON, or not SPDX of a version that is known */
function parseSpdx(text, what) {
    const document = readObject(text, what);
    const version = wordIn(document, "spdxVersion");
    if (version === undefined || !spdx_reader_VERSION.test(version)) {
        const found = version === undefined ? "is not SPDX" : `is ${(0,quote/* quote */.hD)(version, 40)}, not SPDX 2.0 to 2.3`;
        throw new errors/* PlatformError */.Wk("MALFORMED", `${what} ${found}.`);
    }
    const losses = new SbomLosses();
    losses.addUnread(document, spdx_reader_READ);
    const graph = new ReferenceGraph(losses);
    const components = [];
    const names = extractedNames(document);
    const searched = searchedIn(document);
    for (const entry of someComponents(objectsIn(document, "packages"), losses)) {
        if (searched.has(wordIn(entry, "SPDXID") ?? ""))
            continue;
        const component = readPackage(entry, names, losses);
        if (component === undefined)
            continue;
        graph.name(wordIn(entry, "SPDXID"), components.length);
        components.push(component);
    }
    for (const relationship of objectsIn(document, "relationships"))
        connect(relationship, graph, losses);
    return { components, dependencies: graph.edges, losses: losses.counts };
}
function connect(relationship, graph, losses) {
    const from = wordIn(relationship, "spdxElementId");
    const to = wordIn(relationship, "relatedSpdxElement");
    const type = wordIn(relationship, "relationshipType");
    if (type === "DEPENDS_ON")
        graph.connect(from, to);
    else if (type === "DEPENDENCY_OF")
        graph.connect(to, from);
    // What a document describes are its packages, and that what was searched contains them is nothing new.
    else if (type !== "DESCRIBES" && !(type === "CONTAINS" && graph.has(to) && !graph.has(from)))
        losses.add("relationships of other kinds");
}
/** What the document is about and contains packages: the directory that a tool was given, unless it is a package itself. */
function searchedIn(document) {
    const relationships = objectsIn(document, "relationships");
    const ofType = (type) => relationships.filter((relationship) => wordIn(relationship, "relationshipType") === type);
    const described = new Set(ofType("DESCRIBES").map((each) => wordIn(each, "relatedSpdxElement")));
    const containing = new Set(ofType("CONTAINS").map((each) => wordIn(each, "spdxElementId") ?? ""));
    const packages = new Set(objectsIn(document, "packages")
        .filter((entry) => locatorsIn(entry, ["purl"]).length > 0)
        .map((entry) => wordIn(entry, "SPDXID") ?? ""));
    return new Set([...containing].filter((id) => described.has(id) && !packages.has(id)));
}
/** The names of licences that are not on SPDX's list, by the references that packages have. */
function extractedNames(document) {
    return new Map(objectsIn(document, "hasExtractedLicensingInfos").flatMap((info) => {
        const id = wordIn(info, "licenseId");
        const name = wordIn(info, "name") ?? wordIn(info, "extractedText");
        return id === undefined || name === undefined || spdx_reader_UNKNOWN.has(name) ? [] : [[id, name]];
    }));
}
function readPackage(entry, names, losses) {
    const name = readName(entry, losses);
    if (name === undefined)
        return undefined;
    losses.addUnread(entry, READ_OF_PACKAGE);
    const purpose = wordIn(entry, "primaryPackagePurpose") ?? "";
    const declared = knownIn(entry, "licenseDeclared") ?? knownIn(entry, "licenseConcluded");
    return bareComponent({
        type: PURPOSE.test(purpose) ? purpose.toLowerCase().replace("_", "-") : "library",
        name,
        version: readWord(entry, "versionInfo", losses) ?? "",
        licences: declared === undefined ? [] : [names.get(declared) ?? declared],
        supplier: partyIn(entry, "supplier"),
        publisher: partyIn(entry, "originator"),
        description: textIn(entry, "description") ?? textIn(entry, "summary"),
        copyright: knownIn(entry, "copyrightText"),
        hashes: someItems(objectsIn(entry, "checksums"), "hashes", losses).flatMap((sum) => readHash(wordIn(sum, "algorithm") ?? "", wordIn(sum, "checksumValue") ?? "", losses)),
        links: [
            ...linkIn(entry, "homepage", "website", losses),
            ...linkIn(entry, "downloadLocation", "distribution", losses),
        ],
        ...readReferences(entry, losses),
    });
}
const spdx_reader_UNKNOWN = new Set(["NOASSERTION", "NONE"]);
function knownIn(entry, field) {
    const text = textIn(entry, field);
    return text === undefined || spdx_reader_UNKNOWN.has(text) ? undefined : text;
}
/** `Organization: Example (mail@example.com)` */
function partyIn(entry, field) {
    const [, name] = /^(?:Organization|Person): (.+)$/s.exec(knownIn(entry, field) ?? "") ?? [];
    return name?.slice(0, 1_000);
}
function linkIn(entry, field, type, losses) {
    const url = knownIn(entry, field);
    return url === undefined ? [] : readLink(type, url, losses);
}
function readReferences(entry, losses) {
    const purls = locatorsIn(entry, ["purl"]);
    const cpes = locatorsIn(entry, ["cpe23Type", "cpe22Type", "http://spdx.org/rdf/references/cpe23Type"]);
    const read = cpes.length + Math.min(1, purls.length);
    losses.add("further references", objectsIn(entry, "externalRefs").length - read);
    return { purl: readPurl(purls[0], losses), cpes: readCpes(cpes, losses) };
}
function locatorsIn(entry, types) {
    return objectsIn(entry, "externalRefs")
        .filter((reference) => types.includes(wordIn(reference, "referenceType") ?? ""))
        .map((reference) => fieldOf(reference, "referenceLocator"));
}

;// CONCATENATED MODULE: ./build/js/src/sbom/syft-reader.js
// SBOM files of Syft: its own format, which has more of each package than the others have, and in other words.
// Format: https://github.com/anchore/syft/tree/main/schema/json






const syft_reader_READ = new Set("artifacts artifactRelationships source distro descriptor schema".split(" "));
/** `metadataType` says only how `metadata` is to be read. */
const READ_OF_ARTIFACT = new Set("id name version type foundBy locations licenses language cpes purl metadataType".split(" "));
/** Go reads keys in any case, and Paketo's buildpacks of Java write `Artifacts`, `ID`, `CPEs` and `PURL`. */
function spelled(object) {
    return Object.fromEntries(Object.entries(object).map(([name, value]) => [SPELLINGS.get(name.toLowerCase()) ?? name, value]));
}
const SPELLINGS = new Map([...syft_reader_READ, ...READ_OF_ARTIFACT, "path"].map((name) => [name.toLowerCase(), name]));
/** @throws {PlatformError} `MALFORMED` if it is no JSON, or not of Syft */
function parseSyft(text, what) {
    const document = spelled(readObject(text, what));
    if (!Array.isArray(document["artifacts"])) {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${what} is not Syft's: it has no list "artifacts".`);
    }
    const losses = new SbomLosses();
    losses.addUnread(document, syft_reader_READ);
    const graph = new ReferenceGraph(losses);
    const components = [];
    for (const artifact of someComponents(objectsIn(document, "artifacts").map(spelled), losses)) {
        const component = readArtifact(artifact, losses);
        if (component === undefined)
            continue;
        graph.name(wordIn(artifact, "id"), components.length);
        components.push(component);
    }
    for (const relationship of objectsIn(document, "artifactRelationships")) {
        const type = wordIn(relationship, "type");
        const [parent, child] = [wordIn(relationship, "parent"), wordIn(relationship, "child")];
        if (type === "dependency-of")
            graph.connect(child, parent);
        // That what was searched contains a package is nothing new.
        else if (type !== "contains" || graph.has(parent) || !graph.has(child))
            losses.add("relationships of other kinds");
    }
    return { components, dependencies: graph.edges, losses: losses.counts };
}
function readArtifact(artifact, losses) {
    const name = readName(artifact, losses);
    if (name === undefined)
        return undefined;
    losses.addUnread(artifact, READ_OF_ARTIFACT);
    return bareComponent({
        type: wordIn(artifact, "type") === "binary" ? "application" : "library",
        name,
        version: readWord(artifact, "version", losses) ?? "",
        purl: readPurl(artifact["purl"], losses),
        cpes: readCpes(listIn(artifact, "cpes").map(textOf("cpe")), losses),
        licences: someItems(listIn(artifact, "licenses"), "licences", losses).flatMap((licence) => wordOf(textOf("spdxExpression")(licence)) ?? wordOf(textOf("value")(licence)) ?? []),
        properties: readProperties(artifact, losses),
    });
}
/** Texts became objects in later versions. */
function textOf(field) {
    return (value) => (isObject(value) ? value[field] : value);
}
/** Under the names that Syft gives them when it writes CycloneDX. */
function readProperties(artifact, losses) {
    const locations = someItems(objectsIn(artifact, "locations").map(spelled), "locations", losses);
    return [
        ...["foundBy", "language", "type"].flatMap((field) => readProperty(`syft:package:${field}`, { object: artifact, field }, losses)),
        ...locations.flatMap((location, at) => readProperty(`syft:location:${String(at)}:path`, { object: location, field: "path" }, losses)),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/platform/image/sbom-folders.js
// The SBOM files about an image, read: one of each folder, since all in a folder say the same in different formats.









const MAX_FILE_BYTES = 32 * 1024 * 1024;
/** Of all files together: what is written of them must be held in memory. */
const MAX_BYTES = 64 * 1024 * 1024;
const sbom_folders_MAX_COMPONENTS = 50_000;
/** The formats in the order in which one is taken, of those that a directory has: the one that documents lose least of is the first. */
const FORMATS = [
    { name: "sbom.cdx.json", parse: parseCycloneDx },
    { name: "sbom.syft.json", parse: parseSyft },
    { name: "sbom.spdx.json", parse: parseSpdx },
];
/** Reads what is in the image, so `launch` only. Nothing rejects: buildpacks may write anything. */
async function readSbomFolders(directory) {
    const reader = new FolderReader(directory);
    const folders = [];
    for (const names of await foldersBelow(directory, ["launch"])) {
        const folder = await reader.read(names);
        if (folder !== undefined)
            folders.push(folder);
    }
    return { folders, problems: reader.problems };
}
/** The folder itself, and everything below it that is one, in an order that is always the same. */
async function foldersBelow(directory, names) {
    const found = await (0,promises_.readdir)(external_node_path_.join(directory, ...names), { withFileTypes: true }).catch(() => undefined);
    if (found === undefined)
        return [];
    const inside = found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const below = await Promise.all(inside.sort().map((name) => foldersBelow(directory, [...names, name])));
    return [names, ...below.flat()];
}
class FolderReader {
    problems = [];
    #directory;
    #bytes = 0;
    #components = 0;
    constructor(directory) {
        this.#directory = directory;
    }
    /** The first file that can be read. */
    async read(names) {
        for (const { name, parse } of FORMATS) {
            const file = [...names, name].join("/");
            try {
                const text = await this.#readFile(file);
                if (text === undefined)
                    continue;
                const content = parse(text, (0,quote/* quote */.hD)(file));
                this.#components += content.components.length;
                return { names: names.slice(1), file, content };
            }
            catch (error) {
                // The next format may be better.
                this.problems.push((0,errors/* messageOf */.bD)(error));
            }
        }
        return undefined;
    }
    async #readFile(file) {
        const content = await (0,regular_file/* readRegularFile */.XF)(external_node_path_.join(this.#directory, file), MAX_FILE_BYTES).catch((error) => {
            if ((0,regular_file/* isMissing */.b2)(error))
                return undefined;
            throw error;
        });
        if (content === undefined)
            return undefined;
        this.#bytes += content.length;
        const tooMany = this.#components > sbom_folders_MAX_COMPONENTS
            ? `there are more than ${String(sbom_folders_MAX_COMPONENTS)} components`
            : this.#bytes > MAX_BYTES && `the files have more than ${(0,quantities/* formatLimit */.tW)(MAX_BYTES)}`;
        if (tooMany)
            throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(file)} is left out: ${tooMany}.`);
        return content.toString("utf8");
    }
}

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
;// CONCATENATED MODULE: ./build/js/src/platform/image/sbom-subject.js




/** The image, what it stands on, and what made it. */
function describeSubject({ image, report, lifecycleImage, }) {
    const { digest, imageId, runImage, buildpacks, target } = report;
    const arch = target?.arch;
    const [runName = "", runDigest] = runImage?.split("@") ?? [];
    return {
        image: imageComponent({ name: (0,image_reference/* imageName */.tO)(image), digest, arch }, imageId),
        runImage: runImage === undefined ? undefined : imageComponent({ name: runName, digest: runDigest, arch }),
        lifecycle: lifecycleComponent(lifecycleImage, report),
        buildpacks: buildpacks.map(({ id, version }) => ({ id, version })),
    };
}
/** The lifecycle has an image of its own only for builders that are not trusted. */
function lifecycleComponent(image, { lifecycleVersion = "", target }) {
    const pinned = image?.pinned;
    const version = (image === undefined ? lifecycleVersion : image.version) ?? "";
    if (pinned === undefined)
        return bareComponent({ type: "application", name: "lifecycle", version });
    const component = imageComponent({ name: (0,image_reference/* imageName */.tO)(pinned), digest: pinned.digest, arch: target?.arch });
    const properties = version === "" ? [] : [{ name: "io.buildpacks:lifecycle:version", value: version }];
    return { ...component, properties };
}
/** @param imageId what an image is told apart by that was only loaded */
function imageComponent({ name: given, digest, arch }, imageId) {
    const name = (0,image_reference/* publicName */.px)(given);
    if (digest === undefined || !(0,oci_digest/* isDigest */.Bc)(digest)) {
        return bareComponent({ type: "container", name, version: imageId ?? "" });
    }
    return bareComponent({
        type: "container",
        name,
        version: digest,
        purl: (0,package_url/* imagePurl */.X)(name, digest, arch),
        hashes: [{ alg: "SHA-256", content: digest.replace("sha256:", "") }],
    });
}
/** What each folder is about, in the words of the build's log. */
function withOrigins(folders, report) {
    const { buildpacks, layers, lifecycleVersion = "" } = report;
    const known = new Map([
        ["buildpacksio_lifecycle", { id: "buildpacksio/lifecycle", version: lifecycleVersion }],
        ...buildpacks.map((buildpack) => [buildpack.id.replaceAll("/", "_"), buildpack]),
    ]);
    return folders.map(({ names: [folder = "", layer], content }) => {
        const { id, version } = known.get(folder) ?? { id: folder, version: "" };
        const name = layer === undefined ? undefined : `${id}:${layer}`;
        const diffId = layers.find((each) => each.name === name)?.diffId;
        return { content, origin: { buildpack: version === "" ? id : `${id}@${version}`, layer: name, diffId } };
    });
}

// EXTERNAL MODULE: ./build/js/src/platform/report/build-report-files.js
var build_report_files = __webpack_require__(1039);
;// CONCATENATED MODULE: ./build/js/src/platform/report/sbom-documents.js
// The SBOM of an image as one document for each of the two formats that others read, beside the files of the buildpacks.
// What it takes is loaded only for builds that want it.











/**
 * Writes the documents, and says what is not in them.
 * @throws {PlatformError} `INPUT` if they cannot be written
 */
async function writeSbomDocuments(place, build, log) {
    const found = await readSbomFolders(place.path);
    const remarks = remarksOn(found);
    tell(found.problems, remarks, log);
    const sbom = describeImage(build, found, remarks);
    await using directory = await output_directory/* OutputDirectory */.n.open(place);
    const write = async (name, writer) => {
        const { text, cuts } = fitDocument(sbom, writer);
        await directory.write([name], text);
        if (cuts.length > 0)
            log.warning(tooLarge(name, cuts));
        return text;
    };
    const names = build_report_files/* SBOM_DOCUMENTS */.z9;
    const cycloneDx = await write(names.cycloneDx, cycloneDxDocument);
    await write(names.spdx, spdxDocument);
    const at = (name) => `${place.path}/${name}`;
    const sbomDocuments = { cycloneDx: at(names.cycloneDx), spdx: at(names.spdx) };
    return { sbom: briefSbom(found.folders), sbomDocuments, cycloneDx };
}
function describeImage(build, { folders }, remarks) {
    const { createdAt, report } = build;
    return {
        ...describeSubject(build),
        items: takeInventory(withOrigins(folders, report)),
        remarks,
        createdAt: createdAt === undefined ? undefined : createdAt * 1000,
    };
}
/** What a reader of the documents alone should know, too. */
function remarksOn({ folders, problems }) {
    const losses = folders.filter(({ content }) => content.losses.size > 0).map(lossOf);
    return [...(0,quote/* someOf */.yU)(problems, MAX_REMARKS), ...(0,quote/* someOf */.yU)(losses, MAX_REMARKS)];
}
const MAX_REMARKS = 50;
function lossOf({ file, content: { losses } }) {
    const counted = [...losses].map(([what, count]) => `${what} (${String(count)})`);
    return `${(0,quote/* quote */.hD)(file)} has more than the documents: ${counted.join(", ")}.`;
}
/** Once for all files: there may be hundreds, of which the same is to be said. */
function tell(problems, remarks, log) {
    if (problems.length > 0) {
        log.warning(`Not all SBOM files are in the documents about the image: ${(0,quote/* someOf */.yU)(problems, 5).join(" ")}`);
    }
    const losses = remarks.filter((remark) => !problems.includes(remark));
    if (losses.length > 0) {
        const what = "The documents about the image have not all that its SBOM files say.";
        log.notice(`${what} ${(0,quote/* someOf */.yU)(losses, 5).join(" ")} The files themselves are complete.`);
    }
}
function tooLarge(name, cuts) {
    const limit = (0,quantities/* formatLimit */.tW)(MAX_DOCUMENT_BYTES);
    return `${(0,quote/* quote */.hD)(name)} would be larger than the ${limit} that attestations allow, and leaves out ${cuts.join("; ")}.`;
}


/***/ }),

/***/ 5553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ imagePurl),
/* harmony export */   q: () => (/* binding */ canonicalPurl)
/* harmony export */ });
// Package URLs in one spelling, so that what two tools name alike is one component.
// Spec: https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst
const PURL = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+)(?:\?([^#]*))?(?:#(.*))?$/i;
/** The same package in the one spelling that the specification calls canonical; undefined for what is no package URL. */
function canonicalPurl(text) {
    const [, type, path = "", qualifiers = "", subpath = ""] = PURL.exec(text.trim()) ?? [];
    if (type === undefined)
        return undefined;
    // The version may have a slash only if it is encoded, and a scope begins with the same sign.
    const at = path.lastIndexOf("@");
    const hasVersion = at > path.lastIndexOf("/") + 1;
    const segments = (hasVersion ? path.slice(0, at) : path).split("/").filter(Boolean);
    if (segments.length === 0)
        return undefined;
    try {
        const name = segments.map((segment) => encode(decodeURIComponent(segment))).join("/");
        const version = hasVersion ? encode(decodeURIComponent(path.slice(at + 1))) : "";
        return [
            `pkg:${type.toLowerCase()}/${name}`,
            version && `@${version}`,
            prefixed("?", canonicalQualifiers(qualifiers)),
            prefixed("#", canonicalSubpath(subpath)),
        ].join("");
    }
    catch {
        // Not encoded as it says, or half a character.
        return undefined;
    }
}
function canonicalQualifiers(text) {
    const pairs = text.split("&").flatMap((pair) => {
        const [, key = "", value = ""] = /^([\w.-]+)=(.*)$/.exec(pair) ?? [];
        return key === "" || value === ""
            ? []
            : [[key.toLowerCase(), encode(decodeURIComponent(value)).replaceAll("%2F", "/")]];
    });
    return [...new Map(pairs)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${key}=${value}`)
        .join("&");
}
function canonicalSubpath(text) {
    const segments = text.split("/").filter((segment) => !["", ".", ".."].includes(segment));
    return segments.map((segment) => encode(decodeURIComponent(segment))).join("/");
}
/** Everything but letters, digits, `.-_~:`. */
function encode(text) {
    return encodeURIComponent(text)
        .replaceAll("%3A", ":")
        .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function prefixed(prefix, text) {
    return text === "" ? "" : `${prefix}${text}`;
}
/** The package URL of an image: https://github.com/package-url/purl-spec/blob/main/types/oci-definition.json */
function imagePurl(repository, digest, arch) {
    const name = repository.split("/").at(-1) ?? repository;
    const of = arch === undefined ? "" : `arch=${arch}&`;
    return canonicalPurl(`pkg:oci/${name}@${digest}?${of}repository_url=${repository}`);
}


/***/ }),

/***/ 3988:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('["389-exception","Asterisk-exception","Autoconf-exception-2.0","Autoconf-exception-3.0","Autoconf-exception-generic","Autoconf-exception-generic-3.0","Autoconf-exception-macro","Bison-exception-1.24","Bison-exception-2.2","Bootloader-exception","Classpath-exception-2.0","CLISP-exception-2.0","cryptsetup-OpenSSL-exception","DigiRule-FOSS-exception","eCos-exception-2.0","Fawkes-Runtime-exception","FLTK-exception","fmt-exception","Font-exception-2.0","freertos-exception-2.0","GCC-exception-2.0","GCC-exception-2.0-note","GCC-exception-3.1","Gmsh-exception","GNAT-exception","GNOME-examples-exception","GNU-compiler-exception","gnu-javamail-exception","GPL-3.0-interface-exception","GPL-3.0-linking-exception","GPL-3.0-linking-source-exception","GPL-CC-1.0","GStreamer-exception-2005","GStreamer-exception-2008","i2p-gpl-java-exception","KiCad-libraries-exception","LGPL-3.0-linking-exception","libpri-OpenH323-exception","Libtool-exception","Linux-syscall-note","LLGPL","LLVM-exception","LZMA-exception","mif-exception","OCaml-LGPL-linking-exception","OCCT-exception-1.0","OpenJDK-assembly-exception-1.0","openvpn-openssl-exception","PS-or-PDF-font-exception-20170817","QPL-1.0-INRIA-2004-exception","Qt-GPL-exception-1.0","Qt-LGPL-exception-1.1","Qwt-exception-1.0","SANE-exception","SHL-2.0","SHL-2.1","stunnel-exception","SWI-exception","Swift-exception","Texinfo-exception","u-boot-exception-2.0","UBDL-exception","Universal-FOSS-exception-1.0","vsftpd-openssl-exception","WxWindows-exception-3.1","x11vnc-openssl-exception"]');

/***/ }),

/***/ 3389:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('["AGPL-1.0","AGPL-3.0","BSD-2-Clause-FreeBSD","BSD-2-Clause-NetBSD","GFDL-1.1","GFDL-1.2","GFDL-1.3","GPL-1.0","GPL-2.0","GPL-2.0-with-GCC-exception","GPL-2.0-with-autoconf-exception","GPL-2.0-with-bison-exception","GPL-2.0-with-classpath-exception","GPL-2.0-with-font-exception","GPL-3.0","GPL-3.0-with-GCC-exception","GPL-3.0-with-autoconf-exception","LGPL-2.0","LGPL-2.1","LGPL-3.0","Net-SNMP","Nunit","StandardML-NJ","bzip2-1.0.5","eCos-2.0","wxWindows"]');

/***/ }),

/***/ 5204:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('["0BSD","3D-Slicer-1.0","AAL","ADSL","AFL-1.1","AFL-1.2","AFL-2.0","AFL-2.1","AFL-3.0","AGPL-1.0-only","AGPL-1.0-or-later","AGPL-3.0-only","AGPL-3.0-or-later","ALGLIB-Documentation","AMD-newlib","AMDPLPA","AML","AML-glslang","AMPAS","ANTLR-PD","ANTLR-PD-fallback","APAFML","APL-1.0","APSL-1.0","APSL-1.1","APSL-1.2","APSL-2.0","ASWF-Digital-Assets-1.0","ASWF-Digital-Assets-1.1","Abstyles","AdaCore-doc","Adobe-2006","Adobe-Display-PostScript","Adobe-Glyph","Adobe-Utopia","Advanced-Cryptics-Dictionary","Afmparse","Aladdin","Apache-1.0","Apache-1.1","Apache-2.0","App-s2p","Arphic-1999","Artistic-1.0","Artistic-1.0-Perl","Artistic-1.0-cl8","Artistic-2.0","Artistic-dist","Aspell-RU","BOLA-1.1","BSD-1-Clause","BSD-2-Clause","BSD-2-Clause-Darwin","BSD-2-Clause-Patent","BSD-2-Clause-Views","BSD-2-Clause-first-lines","BSD-2-Clause-pkgconf-disclaimer","BSD-2-Clause-pos-unchanged","BSD-3-Clause","BSD-3-Clause-Attribution","BSD-3-Clause-Clear","BSD-3-Clause-HP","BSD-3-Clause-LBNL","BSD-3-Clause-Modification","BSD-3-Clause-No-Military-License","BSD-3-Clause-No-Nuclear-License","BSD-3-Clause-No-Nuclear-License-2014","BSD-3-Clause-No-Nuclear-Warranty","BSD-3-Clause-Open-MPI","BSD-3-Clause-OpenWebUI","BSD-3-Clause-Sun","BSD-3-Clause-Tso","BSD-3-Clause-acpica","BSD-3-Clause-flex","BSD-4-Clause","BSD-4-Clause-Shortened","BSD-4-Clause-UC","BSD-4.3RENO","BSD-4.3TAHOE","BSD-Advertising-Acknowledgement","BSD-Attribution-HPND-disclaimer","BSD-Inferno-Nettverk","BSD-Mark-Modifications","BSD-Protection","BSD-Source-Code","BSD-Source-Code-no-disclaimer","BSD-Source-alt-GPL","BSD-Source-beginning-file","BSD-Systemics","BSD-Systemics-W3Works","BSD-ask-to-endorse","BSL-1.0","BUSL-1.1","Baekmuk","Bahyph","Barr","Beerware","BitTorrent-1.0","BitTorrent-1.1","Bitstream-Charter","Bitstream-Vera","BlueOak-1.0.0","Boehm-GC","Boehm-GC-without-fee","Borceux","Brian-Gladman-2-Clause","Brian-Gladman-3-Clause","Brian-Gladman-3-Clause-no-conversion","Buddy","Bugroff","C-UDA-1.0","CAL-1.0","CAL-1.0-Combined-Work-Exception","CAPEC-tou","CATOSL-1.1","CC-BY-1.0","CC-BY-2.0","CC-BY-2.5","CC-BY-2.5-AU","CC-BY-3.0","CC-BY-3.0-AT","CC-BY-3.0-AU","CC-BY-3.0-DE","CC-BY-3.0-IGO","CC-BY-3.0-NL","CC-BY-3.0-US","CC-BY-4.0","CC-BY-NC-1.0","CC-BY-NC-2.0","CC-BY-NC-2.5","CC-BY-NC-3.0","CC-BY-NC-3.0-DE","CC-BY-NC-3.0-IGO","CC-BY-NC-4.0","CC-BY-NC-ND-1.0","CC-BY-NC-ND-2.0","CC-BY-NC-ND-2.5","CC-BY-NC-ND-3.0","CC-BY-NC-ND-3.0-DE","CC-BY-NC-ND-3.0-IGO","CC-BY-NC-ND-4.0","CC-BY-NC-SA-1.0","CC-BY-NC-SA-2.0","CC-BY-NC-SA-2.0-DE","CC-BY-NC-SA-2.0-FR","CC-BY-NC-SA-2.0-UK","CC-BY-NC-SA-2.5","CC-BY-NC-SA-3.0","CC-BY-NC-SA-3.0-DE","CC-BY-NC-SA-3.0-IGO","CC-BY-NC-SA-4.0","CC-BY-ND-1.0","CC-BY-ND-2.0","CC-BY-ND-2.5","CC-BY-ND-3.0","CC-BY-ND-3.0-DE","CC-BY-ND-4.0","CC-BY-SA-1.0","CC-BY-SA-2.0","CC-BY-SA-2.0-UK","CC-BY-SA-2.1-JP","CC-BY-SA-2.5","CC-BY-SA-3.0","CC-BY-SA-3.0-AT","CC-BY-SA-3.0-DE","CC-BY-SA-3.0-IGO","CC-BY-SA-4.0","CC-PDDC","CC-PDM-1.0","CC-SA-1.0","CC0-1.0","CDDL-1.0","CDDL-1.1","CDL-1.0","CDLA-Permissive-1.0","CDLA-Permissive-2.0","CDLA-Sharing-1.0","CECILL-1.0","CECILL-1.1","CECILL-2.0","CECILL-2.1","CECILL-B","CECILL-C","CERN-OHL-1.1","CERN-OHL-1.2","CERN-OHL-P-2.0","CERN-OHL-S-2.0","CERN-OHL-W-2.0","CFITSIO","CMU-Mach","CMU-Mach-nodoc","CNRI-Jython","CNRI-Python","CNRI-Python-GPL-Compatible","COIL-1.0","CPAL-1.0","CPL-1.0","CPOL-1.02","CUA-OPL-1.0","Caldera","Caldera-no-preamble","Catharon","ClArtistic","Clips","Community-Spec-1.0","Condor-1.1","Cornell-Lossless-JPEG","Cronyx","Crossword","CryptoSwift","CrystalStacker","Cube","D-FSL-1.0","DEC-3-Clause","DL-DE-BY-2.0","DL-DE-ZERO-2.0","DOC","DRL-1.0","DRL-1.1","DSDP","DocBook-DTD","DocBook-Schema","DocBook-Stylesheet","DocBook-XML","Dotseqn","ECL-1.0","ECL-2.0","EFL-1.0","EFL-2.0","EPICS","EPL-1.0","EPL-2.0","ESA-PL-permissive-2.4","ESA-PL-strong-copyleft-2.4","ESA-PL-weak-copyleft-2.4","EUDatagrid","EUPL-1.0","EUPL-1.1","EUPL-1.2","Elastic-2.0","Entessa","ErlPL-1.1","Eurosym","FBM","FDK-AAC","FDK-MPEG-H","FSFAP","FSFAP-no-warranty-disclaimer","FSFUL","FSFULLR","FSFULLRSD","FSFULLRWD","FSL-1.1-ALv2","FSL-1.1-MIT","FTL","Fair","Ferguson-Twofish","Frameworx-1.0","FreeBSD-DOC","FreeImage","Furuseth","GCR-docs","GD","GFDL-1.1-invariants-only","GFDL-1.1-invariants-or-later","GFDL-1.1-no-invariants-only","GFDL-1.1-no-invariants-or-later","GFDL-1.1-only","GFDL-1.1-or-later","GFDL-1.2-invariants-only","GFDL-1.2-invariants-or-later","GFDL-1.2-no-invariants-only","GFDL-1.2-no-invariants-or-later","GFDL-1.2-only","GFDL-1.2-or-later","GFDL-1.3-invariants-only","GFDL-1.3-invariants-or-later","GFDL-1.3-no-invariants-only","GFDL-1.3-no-invariants-or-later","GFDL-1.3-only","GFDL-1.3-or-later","GL2PS","GLWTPL","GPL-1.0-only","GPL-1.0-or-later","GPL-2.0-only","GPL-2.0-or-later","GPL-3.0-only","GPL-3.0-or-later","Game-Programming-Gems","Giftware","Glide","Glulxe","Graphics-Gems","Gutmann","HDF5","HIDAPI","HP-1986","HP-1989","HPND","HPND-DEC","HPND-Fenneberg-Livingston","HPND-INRIA-IMAG","HPND-Intel","HPND-Kevlin-Henney","HPND-MIT-disclaimer","HPND-Markus-Kuhn","HPND-Netrek","HPND-Pbmplus","HPND-SMC","HPND-UC","HPND-UC-export-US","HPND-doc","HPND-doc-sell","HPND-export-US","HPND-export-US-acknowledgement","HPND-export-US-modify","HPND-export2-US","HPND-merchantability-variant","HPND-sell-MIT-disclaimer-xserver","HPND-sell-regexpr","HPND-sell-variant","HPND-sell-variant-MIT-disclaimer","HPND-sell-variant-MIT-disclaimer-rev","HPND-sell-variant-critical-systems","HTMLTIDY","HaskellReport","Hippocratic-2.1","Hippocratic-3.0-core","IBM-pibs","ICU","IEC-Code-Components-EULA","IJG","IJG-short","IPA","IPL-1.0","ISC","ISC-Veillard","ISO-permission","ImageMagick","Imlib2","Info-ZIP","Informatica","Inner-Net-2.0","InnoSetup","Intel","Intel-ACPI","Interbase-1.0","JPL-image","JPNIC","JSON","Jam","JasPer-2.0","Kastrup","Kazlib","Knuth-CTAN","LAL-1.2","LAL-1.3","LGPL-2.0-only","LGPL-2.0-or-later","LGPL-2.1-only","LGPL-2.1-or-later","LGPL-3.0-only","LGPL-3.0-or-later","LGPLLR","LOOP","LPD-document","LPL-1.0","LPL-1.02","LPPL-1.0","LPPL-1.1","LPPL-1.2","LPPL-1.3a","LPPL-1.3c","LZMA-SDK-9.11-to-9.20","LZMA-SDK-9.22","Latex2e","Latex2e-translated-notice","Leptonica","LiLiQ-P-1.1","LiLiQ-R-1.1","LiLiQ-Rplus-1.1","Libpng","Linux-OpenIB","Linux-man-pages-1-para","Linux-man-pages-copyleft","Linux-man-pages-copyleft-2-para","Linux-man-pages-copyleft-var","Lucida-Bitmap-Fonts","MIPS","MIT","MIT-0","MIT-CMU","MIT-Click","MIT-Festival","MIT-Khronos-old","MIT-Modern-Variant","MIT-STK","MIT-Wu","MIT-advertising","MIT-enna","MIT-feh","MIT-open-group","MIT-testregex","MITNFA","MMIXware","MMPL-1.0.1","MPEG-SSG","MPL-1.0","MPL-1.1","MPL-2.0","MPL-2.0-no-copyleft-exception","MS-LPL","MS-PL","MS-RL","MTLL","MVT-1.1","Mackerras-3-Clause","Mackerras-3-Clause-acknowledgment","MakeIndex","Martin-Birgmeier","McPhee-slideshow","Minpack","MirOS","Motosoto","MulanPSL-1.0","MulanPSL-2.0","Multics","Mup","NAIST-2003","NASA-1.3","NBPL-1.0","NCBI-PD","NCGL-UK-2.0","NCL","NCSA","NGPL","NICTA-1.0","NIST-PD","NIST-PD-TNT","NIST-PD-fallback","NIST-Software","NLOD-1.0","NLOD-2.0","NLPL","NOSL","NPL-1.0","NPL-1.1","NPOSL-3.0","NRL","NTIA-PD","NTP","NTP-0","Naumen","NetCDF","Newsletr","Nokia","Noweb","O-UDA-1.0","OAR","OCCT-PL","OCLC-2.0","ODC-By-1.0","ODbL-1.0","OFFIS","OFL-1.0","OFL-1.0-RFN","OFL-1.0-no-RFN","OFL-1.1","OFL-1.1-RFN","OFL-1.1-no-RFN","OGC-1.0","OGDL-Taiwan-1.0","OGL-Canada-2.0","OGL-UK-1.0","OGL-UK-2.0","OGL-UK-3.0","OGTSL","OLDAP-1.1","OLDAP-1.2","OLDAP-1.3","OLDAP-1.4","OLDAP-2.0","OLDAP-2.0.1","OLDAP-2.1","OLDAP-2.2","OLDAP-2.2.1","OLDAP-2.2.2","OLDAP-2.3","OLDAP-2.4","OLDAP-2.5","OLDAP-2.6","OLDAP-2.7","OLDAP-2.8","OLFL-1.3","OML","OPL-1.0","OPL-UK-3.0","OPUBL-1.0","OSC-1.0","OSET-PL-2.1","OSL-1.0","OSL-1.1","OSL-2.0","OSL-2.1","OSL-3.0","OSSP","OpenMDW-1.0","OpenPBS-2.3","OpenSSL","OpenSSL-standalone","OpenVision","PADL","PDDL-1.0","PHP-3.0","PHP-3.01","PPL","PSF-2.0","ParaType-Free-Font-1.3","Parity-6.0.0","Parity-7.0.0","Pixar","Plexus","PolyForm-Noncommercial-1.0.0","PolyForm-Small-Business-1.0.0","PostgreSQL","Python-2.0","Python-2.0.1","QPL-1.0","QPL-1.0-INRIA-2004","Qhull","RHeCos-1.1","RPL-1.1","RPL-1.5","RPSL-1.0","RSA-MD","RSCPL","Rdisc","Ruby","Ruby-pty","SAX-PD","SAX-PD-2.0","SCEA","SGI-B-1.0","SGI-B-1.1","SGI-B-2.0","SGI-OpenGL","SGMLUG-PM","SGP4","SHL-0.5","SHL-0.51","SISSL","SISSL-1.2","SL","SMAIL-GPL","SMLNJ","SMPPL","SNIA","SOFA","SPL-1.0","SSH-OpenSSH","SSH-short","SSLeay-standalone","SSPL-1.0","SUL-1.0","SWL","Saxpath","SchemeReport","Sendmail","Sendmail-8.23","Sendmail-Open-Source-1.1","SimPL-2.0","Sleepycat","Soundex","Spencer-86","Spencer-94","Spencer-99","SugarCRM-1.1.3","Sun-PPP","Sun-PPP-2000","SunPro","Symlinks","TAPR-OHL-1.0","TCL","TCP-wrappers","TGPPL-1.0","TMate","TORQUE-1.1","TOSL","TPDL","TPL-1.0","TTWL","TTYP0","TU-Berlin-1.0","TU-Berlin-2.0","TekHVC","TermReadKey","ThirdEye","TrustedQSL","UCAR","UCL-1.0","UMich-Merit","UPL-1.0","URT-RLE","Ubuntu-font-1.0","UnRAR","Unicode-3.0","Unicode-DFS-2015","Unicode-DFS-2016","Unicode-TOU","UnixCrypt","Unlicense","Unlicense-libtelnet","Unlicense-libwhirlpool","VOSTROM","VSL-1.0","Vim","Vixie-Cron","W3C","W3C-19980720","W3C-20150513","WTFNMFPL","WTFPL","Watcom-1.0","Widget-Workshop","WordNet","Wsuipa","X11","X11-distribute-modifications-variant","X11-no-permit-persons","X11-swapped","XFree86-1.1","XSkat","Xdebug-1.03","Xerox","Xfig","Xnet","YPL-1.0","YPL-1.1","ZPL-1.1","ZPL-2.0","ZPL-2.1","Zed","Zeeff","Zend-2.0","Zimbra-1.3","Zimbra-1.4","Zlib","any-OSI","any-OSI-perl-modules","atc-game","bcrypt-Solar-Designer","blessing","bzip2-1.0.6","check-cvs","checkmk","copyleft-next-0.3.0","copyleft-next-0.3.1","curl","cve-tou","diffmark","dtoa","dvipdfm","eGenix","etalab-2.0","fwlw","gSOAP-1.3b","generic-xts","gnuplot","gtkbook","hdparm","hyphen-bulgarian","iMatix","jove","libpng-1.6.35","libpng-2.0","libselinux-1.0","libtiff","libutil-David-Nugent","lsof","magaz","mailprio","man2html","metamail","mpi-permissive","mpich2","mplus","ngrep","pkgconf","pnmstitch","psfrag","psutils","python-ldap","radvd","snprintf","softSurfer","ssh-keyscan","swrule","threeparttable","ulem","w3m","wwl","xinetd","xkeyboard-config-Zinoviev","xlock","xpp","xzoom","zlib-acknowledgement"]');

/***/ })

};
