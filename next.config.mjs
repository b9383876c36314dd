/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked by `npm run check` and `npm test`; a reader who starts the site should not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // The address that classes were given at first; browsers keep the code behind the "#".
  redirects: async () => [{ source: "/enrol", destination: "/join", permanent: true }],
  // These find files of their own beside them (binaries, other packages), which a bundle would hide.
  serverExternalPackages: ["better-auth", "esbuild", "libsql", "mdx-bundler"],
};

export default config;
